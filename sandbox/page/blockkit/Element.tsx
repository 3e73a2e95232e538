import type { ActionsBlockElement, ImageElement, InputBlock, SectionBlock } from '@slack/types';
import { ButtonElement, OverflowElement } from './elements/ButtonElement';
import { ChoiceElement } from './elements/ChoiceElement';
import { DateElement } from './elements/DateElement';
import { SelectElement } from './elements/SelectElement';
import { TextElement } from './elements/TextElement';
import { DatetimeElement, TimeElement } from './elements/TimeElement';
import { type ElementPlace, useElement } from './host';

export type AnyElement = ActionsBlockElement | InputBlock['element'] | NonNullable<SectionBlock['accessory']>;

/** One interactive element or accessory, with the warning that the app did not answer. */
export function Element({ element, place }: { element: AnyElement; place: ElementPlace }) {
  const actionId = 'action_id' in element ? (element.action_id ?? '') : '';
  const { warning } = useElement(place, actionId);
  return (
    <div class={place.isWide ? 'element wide' : 'element'}>
      <Drawn element={element} place={place} />
      {warning && (
        <span class="element-warning" role="alert">
          ⚠ {warning}
        </span>
      )}
    </div>
  );
}

function Drawn({ element, place }: { element: AnyElement; place: ElementPlace }) {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} place={place} />;
    case 'overflow':
      return <OverflowElement element={element} place={place} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextElement element={element} place={place} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <ChoiceElement element={element} place={place} />;
    case 'datepicker':
      return <DateElement element={element} place={place} />;
    case 'timepicker':
      return <TimeElement element={element} place={place} />;
    case 'datetimepicker':
      return <DatetimeElement element={element} place={place} />;
    case 'static_select':
    case 'multi_static_select':
    case 'external_select':
    case 'multi_external_select':
    case 'users_select':
    case 'multi_users_select':
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return <SelectElement element={element} place={place} />;
    case 'image':
      return <Picture element={element} />;
    default:
      return <span class="not-drawn">The sandbox does not draw a {element.type}.</span>;
  }
}

function Picture({ element }: { element: ImageElement }) {
  const url = 'image_url' in element ? element.image_url : undefined;
  return <img class="accessory-image" src={url} alt={element.alt_text} />;
}
