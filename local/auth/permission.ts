import type { CallVerdict } from '../functions/callers';
import { refusalOf } from '../functions/iam';
import { ACCOUNT_ID, REGION } from '../synth/physical';
import { CognitoRefusal } from './refusal';
import type { Request } from './request';

interface PoolIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

interface Call {
  readonly name: string;
  readonly isAdmin: boolean;
  readonly request: Request;
  readonly caller: CallVerdict;
}

/** An open operation needs no signature but refuses a wrong one; administration needs one whose role allows it. */
export function assertMayCall({ userPoolId, clientId }: PoolIds, { name, isAdmin, request, caller }: Call): void {
  const fault = 'fault' in caller ? caller.fault : null;
  if (fault !== null && (isAdmin || fault.type !== 'MissingAuthenticationTokenException')) {
    throw new CognitoRefusal(fault.type, fault.message);
  }
  if (isAdmin && 'caller' in caller) {
    const resource = `arn:aws:cognito-idp:${REGION}:${ACCOUNT_ID}:userpool/${request.UserPoolId ?? ''}`;
    const denied = refusalOf(caller.caller, { action: `cognito-idp:${name}`, resource });
    if (denied !== null) throw new CognitoRefusal('AccessDeniedException', denied);
  }
  if (isAdmin && request.UserPoolId !== userPoolId) {
    throw new CognitoRefusal('ResourceNotFoundException', `User pool ${request.UserPoolId ?? ''} does not exist.`);
  }
  if (request.ClientId !== undefined && request.ClientId !== clientId) {
    throw new CognitoRefusal('ResourceNotFoundException', `User pool client ${request.ClientId} does not exist.`);
  }
}
