import { readSpokenTime } from '../../../dialogs/fields/spoken-time';
import { cnToTraditional } from '../traditional';
import { MORE_NO_TIMES, MORE_SPOKEN_TIMES, MORE_UNCERTAIN_TIMES } from './more-spoken-times';
import { NO_TIMES, SPOKEN_TIMES, TODAYS, type Today, UNCERTAIN_TIMES } from './spoken-times';

const several = (said: string) => said.split(' | ').map((each) => each.trim());
const lines = (text: string) => text.trim().split('\n');

function read(said: string, today: Today = 'sunday'): string {
  const time = readSpokenTime(said, TODAYS[today]);
  return time.kind === 'time' ? time.at : time.kind;
}

describe.each(Object.keys(TODAYS) as Today[])('said on the day "%s"', (today) => {
  const rows = [SPOKEN_TIMES, MORE_SPOKEN_TIMES]
    .flatMap((table) => lines(table[today]))
    .flatMap((line) => {
      const [said = '', at = ''] = line.split(' → ');
      return several(said).map((each) => [each, at]);
    });

  it.each(rows)('reads %s as %s, in both scripts', (said, at) => {
    expect(read(said, today)).toBe(at);
    expect(read(cnToTraditional(said), today)).toBe(at);
  });
});

const uncertain = [UNCERTAIN_TIMES, MORE_UNCERTAIN_TIMES].flatMap(Object.entries<string>);

describe.each(uncertain)('what is %s', (kind, text) => {
  it.each(lines(text).flatMap(several))('tells so of "%s"', (said) => {
    expect(read(said)).toBe(kind);
    expect(read(cnToTraditional(said))).toBe(kind);
  });
});

it.each([NO_TIMES, MORE_NO_TIMES].flatMap(lines).flatMap(several))(
  'finds no time in "%s"',
  (said) => {
    expect(read(said)).toBe('none');
  },
);
