// Lines that say who else is at the ticket: colleagues in its head, the merchant under the conversation.

import { CheckmarkRegular, EyeRegular } from '@fluentui/react-icons';
import { useWords } from '../words';
import { useColleagues, useMerchantTypes } from './company';

export function Colleagues({ number }: { number: string }) {
  const { t } = useWords();
  return (
    <span className="colleagues" role="status">
      {useColleagues(number).map(({ id, name, isWriting }) => (
        <span key={id} data-writes={isWriting}>
          {t(isWriting ? 'together.writing' : 'together.looking', { name })}
        </span>
      ))}
    </span>
  );
}

export function MerchantTypes({ number }: { number: string }) {
  const { t } = useWords();
  const types = useMerchantTypes(number);
  return (
    <p className="merchant-types quiet" role="status">
      {types && t('together.merchantTypes')}
    </p>
  );
}

export function Seen({ isRead }: { isRead: boolean }) {
  const { t } = useWords();
  return (
    <p className="seen quiet">
      {isRead ? <EyeRegular /> : <CheckmarkRegular />}
      {t(isRead ? 'together.read' : 'together.arrived')}
    </p>
  );
}
