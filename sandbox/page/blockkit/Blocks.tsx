import type {
  ContextBlock,
  ImageBlock,
  InputBlock as InputBlockData,
  KnownBlock,
  SectionBlock as SectionBlockData,
} from '@slack/types';
import { useContext, useId } from 'preact/hooks';
import { Plain } from '../text/Mrkdwn';
import { RichText } from '../text/RichText';
import { type AnyElement, Element } from './Element';
import { BlockHostContext } from './host';
import { InputBlock } from './InputBlock';
import { TextObject } from './TextObject';

/** Blocks as Slack draws them; the host around them (BlockHostContext) keeps what is chosen. */
export function Blocks({ blocks }: { blocks: KnownBlock[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, at) => (
        <Block key={block.block_id ?? at} block={block} blockId={block.block_id ?? ''} />
      ))}
    </div>
  );
}

function Block({ block, blockId }: { block: KnownBlock; blockId: string }) {
  switch (block.type) {
    case 'header':
      return (
        <h3 class="block-header">
          <Plain text={block.text.text} />
        </h3>
      );
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />;
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return (
        <div class="block-actions">
          {block.elements.map((element, at) => (
            <Element
              key={('action_id' in element && element.action_id) || at}
              element={element}
              place={{ blockId, isWide: false }}
            />
          ))}
        </div>
      );
    case 'image':
      return <ImageInBlock block={block} />;
    case 'input':
      return <InputField block={block} blockId={blockId} />;
    case 'rich_text':
      return <RichText block={block} />;
    default:
      return <p class="not-drawn">The sandbox does not draw a {block.type} block.</p>;
  }
}

function InputField({ block, blockId }: { block: InputBlockData; blockId: string }) {
  const { errors } = useContext(BlockHostContext);
  return <InputBlock block={block} blockId={blockId} error={errors[blockId]} />;
}

function SectionBlock({ block, blockId }: { block: SectionBlockData; blockId: string }) {
  const labelId = useId();
  const inputId = useId();
  const { errors } = useContext(BlockHostContext);
  const { accessory } = block;
  const error = errors[blockId];
  const field = { inputId, labelId, describedBy: error ? `${labelId}-error` : undefined, isInvalid: !!error };
  return (
    <div class={`block-section ${accessory && isTall(accessory) ? 'stacked' : ''}`}>
      <div class="section-text">
        <div id={labelId}>
          <TextObject text={block.text} />
        </div>
        {block.fields && (
          <div class="section-fields">
            {block.fields.map((each, at) => (
              <div key={at} class="section-field">
                <TextObject text={each} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="section-accessory">
          <Element element={accessory} place={{ blockId, field, isWide: false }} />
          {error && (
            <p class="field-error" id={`${labelId}-error`} role="alert">
              {error}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Radio buttons and checkboxes stand under the text, everything else beside it. */
function isTall(accessory: AnyElement): boolean {
  return accessory.type === 'radio_buttons' || accessory.type === 'checkboxes';
}

function Context({ block }: { block: ContextBlock }) {
  return (
    <div class="block-context">
      {block.elements.map((element, at) =>
        element.type === 'image' ? (
          <img key={at} src={'image_url' in element ? element.image_url : undefined} alt={element.alt_text} />
        ) : (
          <TextObject key={at} text={element} />
        ),
      )}
    </div>
  );
}

function ImageInBlock({ block }: { block: ImageBlock }) {
  const url = 'image_url' in block ? block.image_url : undefined;
  return (
    <figure class="block-image">
      {block.title && (
        <figcaption>
          <Plain text={block.title.text} />
        </figcaption>
      )}
      <img src={url} alt={block.alt_text} />
    </figure>
  );
}
