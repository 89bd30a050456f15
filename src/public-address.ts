// Tells addresses that anybody on the internet may have from those of this machine and of private networks.

import ipaddr from 'ipaddr.js';

/** Global unicast of IPv6 is 2000::/3; all else is reserved or has a use of its own. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** The library takes the old form ::1.2.3.4 for IPv4-mapped; the system would connect to something else. */
const IPV4_COMPATIBLE = /^::\d+\./;

/**
 * False for what is no IP address at all. Ranges by the special-purpose registries of IANA; what is translated on the
 * way (NAT64, 6to4, Teredo) could lead anywhere and counts as private, IPv4-mapped addresses count as what they hold.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || IPV4_COMPATIBLE.test(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** @param host as URL.hostname spells it: every spelling of an IPv4 address is dotted there, IPv6 is in brackets. */
export function addressInHost(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}
