import { STAFF_TOPICS } from '../../domain/access/live';
import { neededBy, setIsStaff } from './guards';

/** The subscription by which pages hear of live changes. */
export const LIVE_SUBSCRIPTION = 'Subscription.onCreateLiveChange';

const topics = Object.entries(STAFF_TOPICS)
  .map(
    ([topic, permission]) => `#if( $audience == "staff:${topic}" )
  #set( $isKnown = true )
  ${neededBy(permission)}#end
`,
  )
  .join('');

/**
 * Put in front of the subscription: it must name exactly one audience, and one the caller may hear. A customer's is
 * their own `sub`. A staff audience needs a permission, which the staff check looks up next. A link's is a random id
 * that only the record holds, so anyone who knows it may listen, signed in or not. A filter would replace the audience:
 * refused.
 */
export const LIVE_GUARD = `#if( !$util.isNull($ctx.args.filter) )
  $util.error("filter is not offered: name the audience", "BadRequest")
#end
#if( $util.isNullOrBlank($ctx.args.audience) )
  $util.error("audience is required", "BadRequest")
#end
#set( $audience = $ctx.args.audience )
#set( $isKnown = false )
#if( $util.matches("^link:[A-Za-z0-9-]{20,64}", $audience) )
  #set( $isKnown = true )
#end
#if( $util.authType() == "User Pool Authorization" )
  #set( $sub = $ctx.identity.claims.get("sub") )
  #if( $audience == "customer:$sub" )
    #set( $isKnown = true )
  #end
${setIsStaff}  #if( $isStaff )
${topics}  #end
#end
#if( !$isKnown )
  $util.unauthorized()
#end
`;
