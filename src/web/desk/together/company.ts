// Who is at the ticket on the screen, as the live feed tells it; what is not told again lapses.

import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CompanyView } from '../../../desk/together/together-views';
import { useStaff } from '../session';

/** The merchant's page tells it every three seconds. */
const MERCHANT_TYPES_MS = 6000;

interface Kept extends CompanyView {
  at: number;
}

const companyKey = (number: string) => ['company', number];
const typingKey = (number: string) => ['merchant-types', number];

export function keepCompany(client: QueryClient, number: string, view: CompanyView): void {
  client.setQueryData<Kept>(companyKey(number), { ...view, at: Date.now() });
}

/** @param types false: what was being written has come */
export function keepTyping(client: QueryClient, number: string, types: boolean): void {
  client.setQueryData(typingKey(number), types ? Date.now() + MERCHANT_TYPES_MS : 0);
}

/** Everybody else of the staff at the ticket. */
export function useColleagues(number: string): { id: string; name: string; isWriting: boolean }[] {
  const { id: me } = useStaff();
  const { data } = useQuery<Kept>({ queryKey: companyKey(number), queryFn: skipToken });
  const others = (data?.people ?? []).filter(({ id }) => id !== me);
  const at = data?.at ?? 0;
  const now = useNow(others.flatMap((each) => [at + each.looksForMs, at + each.writesForMs]));
  return others
    .filter(({ looksForMs }) => at + looksForMs > now)
    .map(({ id, name, writesForMs }) => ({ id, name, isWriting: at + writesForMs > now }));
}

/** Places in the conversation up to which everything is at the merchant's page, and was read there. */
export function useSeen(number: string): { arrived: number; read: number } {
  const { data } = useQuery<Kept>({ queryKey: companyKey(number), queryFn: skipToken });
  return { arrived: data?.arrived ?? 0, read: data?.read ?? 0 };
}

export function useMerchantTypes(number: string): boolean {
  const { data = 0 } = useQuery<number>({ queryKey: typingKey(number), queryFn: skipToken });
  return useNow([data]) < data;
}

/** The time, drawn anew when the next of these moments has come. */
function useNow(ends: readonly number[]): number {
  const [, setTick] = useState(0);
  const now = Date.now();
  const next = Math.min(...ends.filter((end) => end > now));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setTick((tick) => tick + 1), next - Date.now());
    return () => clearTimeout(timer);
  }, [next]);
  return now;
}
