import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto';

/**
 * The server side of Cognito's Secure Remote Password (RFC 5054 with the 3072-bit group of RFC 3526, generator 2, SHA-256, and
 * Cognito's own key derivation "Caldera Derived Key"). The client side is `aws-amplify/auth`, which the contract tests run.
 */
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const G = 2n;
const K = hashOf(padded(N), padded(G));

export interface SrpChallenge {
  saltHex: string;
  publicHex: string;
  /** Whether the claim proves knowledge of the password. */
  proves(claim: { secretBlock: Buffer; timestamp: string; signature: string }): boolean;
}

/** Refuses (undefined) a client value that is a multiple of N: any password would pass with it. */
export function srpChallenge(
  clientPublicHex: string,
  account: { poolName: string; username: string; password: string; salt: Buffer },
): SrpChallenge | undefined {
  if (!/^[0-9a-f]{1,800}$/i.test(clientPublicHex)) return undefined;
  const clientPublic = BigInt(`0x${clientPublicHex}`);
  if (clientPublic % N === 0n) return undefined;
  const salt = BigInt(`0x${account.salt.toString('hex')}`);
  const identity = createHash('sha256').update(`${account.poolName}${account.username}:${account.password}`).digest();
  const verifier = power(G, hashOf(padded(salt), identity));
  const secret = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const serverPublic = (K * verifier + power(G, secret)) % N;
  const scramble = hashOf(padded(clientPublic), padded(serverPublic));
  return {
    saltHex: salt.toString(16),
    publicHex: serverPublic.toString(16),
    proves({ secretBlock, timestamp, signature }) {
      const shared = power(clientPublic * power(verifier, scramble), secret);
      const expected = createHmac('sha256', derivedKey(shared, scramble))
        .update(`${account.poolName}${account.username}`)
        .update(secretBlock)
        .update(timestamp)
        .digest('base64');
      return expected === signature;
    },
  };
}

function derivedKey(shared: bigint, scramble: bigint): Buffer {
  const extracted = createHmac('sha256', padded(scramble)).update(padded(shared)).digest();
  return createHmac('sha256', extracted).update('Caldera Derived Key\u0001').digest().subarray(0, 16);
}

function hashOf(...parts: Buffer[]): bigint {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return BigInt(`0x${hash.digest('hex')}`);
}

/** Big-endian bytes with a leading zero where the top bit is set, as Java's BigInteger writes them. */
function padded(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, 'hex');
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
