// Boxes by which any of a few are chosen.

import { Checkbox } from '@fluentui/react-components';

export interface CheckboxListProps<Id extends string> {
  options: readonly { id: Id; text: string }[];
  chosen: readonly Id[];
  choose: (chosen: Id[]) => void;
}

export function CheckboxList<Id extends string>({
  options,
  chosen,
  choose,
}: CheckboxListProps<Id>) {
  return (
    <div className="checkbox-list">
      {options.map(({ id, text }) => (
        <Checkbox
          key={id}
          label={text}
          checked={chosen.includes(id)}
          onChange={(_, { checked }) =>
            choose(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
          }
        />
      ))}
    </div>
  );
}
