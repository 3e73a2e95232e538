/** A theme that must not enter a judgement, the patterns that hint at it, and where that is written. */
export interface PersonalTheme {
  theme: string;
  patterns: readonly RegExp[];
  source: { name: string; url: string };
}

const eeoc = (page: string, slug: string) => ({ name: `EEOC: ${page}`, url: `https://www.eeoc.gov/${slug}` });
const GENERAL = eeoc(
  'Prohibited employment policies and practices',
  'prohibited-employment-policiespractices',
);

const PERSON = '(?:he|she|they|him|her|them|candidate)';
const OWN = "(?:his|her|their|the candidate[’']s)";
const of = (...sources: string[]) => sources.map((source) => new RegExp(`\\b(?:${source})\\b`, 'iu'));

/**
 * Themes of personal remarks. Technical words that look alike are left alone on purpose: foreign keys, child processes,
 * race conditions, disabled flags, the age of a cache, CORS origins, native modules, health checks, Visa cards.
 */
export const PERSONAL_THEMES: readonly PersonalTheme[] = [
  {
    theme: 'age',
    patterns: of(
      `${PERSON} (?:is|was|seems|looks|might be|may be) too (?:young|old)`,
      'too (?:young|old) for (?:this|the|our|a) (?:team|role|job|company|start-?up)',
      '(?:young|old|older|younger|elderly|middle-aged) (?:man|woman|guy|lady|girl|boy|candidate|person|people|developer|engineer)',
      `at ${OWN} age|for ${OWN} age|${OWN} age`,
      `${PERSON} (?:is|was|looks|must be|seems) (?:about |around |over |under )?\\d\\d(?: years old)?(?! (?:minutes|seconds|%|percent))`,
      'boomers?|millennials?|gen[- ]?z|close to retirement|digital native|fresh and young|young and energetic',
    ),
    source: GENERAL,
  },
  {
    theme: 'family',
    patterns: of(
      'pregnan\\w+|maternity|paternity|parental leave|childcare|day ?care|nanny',
      '(?:wife|husband|spouse|boyfriend|girlfriend|unmarried|divorced)|(?:is|was|got|newly|getting|being) married',
      `(?:has|have|having|with|${OWN}) (?:small |young |two |three |\\d )?kids|(?:small|young) children|(?:his|her) (?:children|kids|son|daughter)|new (?:mother|father|mom|dad)|single (?:mother|father|mom|dad)`,
      'start(?:ing)? a family|family (?:plans|situation|obligations|duties|commitments|life)',
    ),
    source: eeoc(
      'Pre-employment inquiries and marital status or number of children',
      'pre-employment-inquiries-and-marital-status-or-number-children',
    ),
  },
  {
    theme: 'origin',
    patterns: of(
      `(?:strong|thick|heavy|foreign|slight|${OWN}|indian|chinese|russian|french|german|spanish) accent(?! colou?r)`,
      '(?:non-)?native (?:english )?speaker|broken english|mother tongue',
      'foreigner|immigrant|ethnicity|ethnic|nationality|(?:his|her|their) (?:race(?! condition)|home country|country of origin)|skin colou?r',
      'visa (?:status|sponsorship)|needs? a visa|work permit',
    ),
    source: eeoc('Pre-employment inquiries and race', 'pre-employment-inquiries-and-race'),
  },
  {
    theme: 'health',
    patterns: of(
      'disabilit(?:y|ies)|handicap(?:ped)?|wheelchair|hearing aid|stutter\\w*|stammer\\w*|dyslexi\\w+|autis\\w+|adhd|asperger\\w*',
      `(?:is|was|seems|looks|clinically) depressed|${OWN} depression|burn(?:ed|t) out|mental health|medication|medical (?:condition|history|leave)|sick (?:leave|days)|${OWN} (?:health|illness|condition)|chronically ill`,
      `${PERSON} (?:is|was|looks|looked|seems|seemed) (?:ill|sick|unhealthy|overweight|disabled|blind|deaf)`,
    ),
    source: eeoc('Pre-employment inquiries and disability', 'pre-employment-inquiries-and-disability'),
  },
  {
    theme: 'gender or orientation',
    patterns: of(
      '(?:for|as) a (?:woman|girl|lady|man|mother|mom)|(?:nice|smart|sweet|pretty) (?:girl|lady|woman)|bossy|abrasive|shrill|hysterical|(?:too|so|very) emotional',
      'feminine|masculine|girly|(?:is|was|seems) (?:gay|lesbian|bisexual|transgender)',
    ),
    source: eeoc('Pre-employment inquiries and gender', 'pre-employment-inquiries-and-gender'),
  },
  {
    theme: 'belief or politics',
    patterns: of(
      'religio(?:n|us)|muslim|jewish|hijab|headscarf|turban|goes to church|bible|(?:his|her|their) faith|prays|praying|political (?:views?|opinions?)|voted for|union member(?! of)',
    ),
    source: GENERAL,
  },
  {
    theme: 'looks',
    patterns: of(
      '(?:un)?attractive|good[- ]looking|handsome|well[- ]dressed|badly dressed|tattoos?|(?:his|her|their) (?:hair|clothes|looks)(?! at| up)|overweight',
    ),
    source: GENERAL,
  },
];
