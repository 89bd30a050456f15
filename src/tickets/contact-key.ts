// Under what a contact is the same contact: however a telephone number or an address was written.

/** Telephone numbers without spaces and country code, addresses in small letters. */
export function contactKey(contact: string): string {
  const plain = contact.normalize('NFKC').trim().toLowerCase();
  if (plain.includes('@')) return plain.replace(/\s+/g, '');
  const digits = plain.replace(/[\s().+-]/g, '');
  return /^\d{7,}$/.test(digits) ? digits.replace(/^(?:0086|86)(?=1\d{10}$)/, '') : plain;
}

/** Under what staff's note of a merchant stands; undefined where nothing tells who it is. */
export function merchantKey(merchantId: string | undefined, contact: string): string | undefined {
  if (merchantId !== undefined) return `merchant ${merchantId}`;
  const key = contactKey(contact);
  return key === '' ? undefined : `contact ${key}`;
}
