/** Words that judge without saying what was seen: shared by the linter of anchors and the check of evidence. */
const JUDGEMENT = new Set(
  `good great excellent strong solid weak poor bad nice fine okay ok decent average amazing awesome brilliant outstanding
  exceptional impressive impressed smart clever bright sharp talented gifted competent capable proficient skilled skilful
  experienced knowledgeable confident comfortable clear clean proper adequate appropriate effective efficient deep shallow
  thorough excellently well badly poorly strongly clearly properly effectively adequately appropriately positive negative
  limited lacking lacks basic advanced superb terrible horrible mediocre fantastic wonderful perfect senior junior likeable
  better best worse worst rock-star rockstar ninja meh`.split(/\s+/),
);

/** Words that carry nothing by themselves beside a judgement. */
const FILLER = new Set(
  `a an the and or but of in on at to for with by from as is are was were be been being has have had does do did not no
  very really quite rather pretty so too much more most some any all overall in general generally just only also at
  candidate person developer engineer guy he she they him her them his their it its this that these those i we my our me
  skill skills knowledge understanding ability abilities communication communicator thinking thinker technical technically
  background experience fundamentals grasp level performance attitude mindset potential answer answers area areas topic
  topics question questions interview job work works think thought feel felt seem seems seemed shows showed shown
  demonstrates demonstrated displays displayed possesses possessed would will could can hire
  problem problems solver solving code coder coding programmer programming write writes writing hiring fit fits culture
  cultural team impression gut feeling vibe vibes like liked love loved enjoyed talking about expected expectations`.split(
    /\s+/,
  ),
);

/** Lower-case words of a text; hyphens and apostrophes stay inside a word. */
export function listWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Judging words in a text, as they stand there. */
export function listJudgements(text: string): string[] {
  return listWords(text).filter((word) => JUDGEMENT.has(word));
}

/** Words left when judgements and fillers are taken away: what a text says of the thing itself. */
export function listContentWords(text: string): string[] {
  return listWords(text).filter((word) => !JUDGEMENT.has(word) && !FILLER.has(word));
}
