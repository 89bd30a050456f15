// A button whose words give way to its picture where there is little room.

import { Button, type ButtonProps } from '@fluentui/react-components';
import type { ReactElement, Ref } from 'react';
import { useIsNarrow } from './media';

type CompactButtonProps = Omit<ButtonProps, 'ref' | 'as' | 'icon'> & {
  icon: ReactElement;
  label: string;
  ref?: Ref<HTMLButtonElement>;
};

export function CompactButton({ icon, label, ref, ...props }: CompactButtonProps) {
  const isNarrow = useIsNarrow();
  return (
    <Button
      {...(props as object)}
      ref={ref as never}
      appearance="subtle"
      icon={icon}
      aria-label={label}
      title={isNarrow ? label : ''}
    >
      {isNarrow ? null : label}
    </Button>
  );
}
