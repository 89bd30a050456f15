// Under what a contact is the same contact: however a telephone number or an address was written.

/** Telephone numbers without spaces and country code, addresses in small letters. */
export function contactKey(contact: string): string {
  const plain = contact.normalize('NFKC').trim().toLowerCase();
  if (plain.includes('@')) return plain.replace(/\s+/g, '');
  const digits = plain.replace(/[\s().+-]/g, '');
  return /^\d{7,}$/.test(digits) ? digits.replace(/^(?:0086|86)(?=1\d{10}$)/, '') : plain;
}
