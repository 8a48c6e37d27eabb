import type { Placed } from './stacks';

/** Values that only a deployment knows; here the local runtime sets them. */
export interface PhysicalFacts {
  readonly graphqlUrl: string;
  readonly apiKey: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

export const REGION = 'us-east-1';
export const ACCOUNT_ID = '123456789012';
export const API_ID = 'local';
export const IDENTITY_POOL_ID = 'us-east-1:00000000-0000-4000-8000-000000000001';

export const DEFAULT_FACTS: PhysicalFacts = {
  graphqlUrl: 'http://127.0.0.1:4501/graphql',
  apiKey: 'da2-workbaylocaldevelopment',
  userPoolId: 'us-east-1_workbay01',
  userPoolClientId: 'workbaylocalwebclient0001',
};

interface Physical {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Evaluated = Readonly<Record<string, unknown>>;

const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${rest}`;
export const API_ARN = arn('appsync', `apis/${API_ID}`);

function friendlyName({ resource, logicalId }: Placed): string {
  const tags = (resource.Properties?.Tags ?? []) as { Key: string; Value: unknown }[];
  const tag = tags.find(({ Key }) => Key === 'amplify:friendly-name')?.Value;
  return typeof tag === 'string' && /lambda/.test(logicalId) ? tag : logicalId;
}

function table(name: string): Physical {
  const tableArn = arn('dynamodb', `table/${name}`);
  const stream = `${tableArn}/stream/local`;
  return { ref: name, attributes: { Arn: tableArn, TableArn: tableArn, StreamArn: stream, TableStreamArn: stream } };
}

function named(service: string, name: string, prefix = ''): Physical {
  return { ref: name, attributes: { Arn: arn(service, `${prefix}${name}`), Name: name, QueueName: name } };
}

const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

/** S3 allows no capitals, and the name must not change between starts. */
export const bucketName = (logicalId: string) => `workbay-local-${logicalId.toLowerCase()}`.slice(0, 63);

function dataPhysical(placed: Placed, properties: Evaluated): Physical | undefined {
  switch (placed.resource.Type) {
    case 'Custom::AmplifyDynamoDBTable':
    case 'Custom::ImportedAmplifyDynamoDBTable':
      return table(text(properties.tableName, placed.logicalId));
    case 'AWS::DynamoDB::Table':
      return table(text(properties.TableName, placed.logicalId));
    case 'AWS::S3::Bucket': {
      const name = text(properties.BucketName, bucketName(placed.logicalId));
      return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } };
    }
    case 'AWS::SQS::Queue':
      return named('sqs', text(properties.QueueName, placed.logicalId));
    case 'AWS::SSM::Parameter':
      return { ref: text(properties.Name, placed.logicalId), attributes: { Value: text(properties.Value, '') } };
    default:
      return undefined;
  }
}

function servicePhysical(placed: Placed, properties: Evaluated, facts: PhysicalFacts): Physical | undefined {
  const { logicalId } = placed;
  switch (placed.resource.Type) {
    case 'AWS::AppSync::GraphQLApi': {
      return { ref: API_ARN, attributes: { Arn: API_ARN, ApiId: API_ID, GraphQLUrl: facts.graphqlUrl } };
    }
    case 'AWS::AppSync::ApiKey':
      return { ref: logicalId, attributes: { ApiKey: facts.apiKey, ApiKeyId: facts.apiKey } };
    case 'AWS::AppSync::DataSource':
      return { ref: logicalId, attributes: { Name: text(properties.Name, logicalId) } };
    case 'AWS::AppSync::FunctionConfiguration':
      return { ref: logicalId, attributes: { FunctionId: logicalId, Name: text(properties.Name, logicalId) } };
    case 'AWS::Lambda::Function': {
      const name = friendlyName(placed);
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    }
    case 'AWS::Cognito::UserPool': {
      const provider = `cognito-idp.${REGION}.amazonaws.com/${facts.userPoolId}`;
      const attributes = { Arn: arn('cognito-idp', `userpool/${facts.userPoolId}`), ProviderName: provider };
      return { ref: facts.userPoolId, attributes: { ...attributes, UserPoolId: facts.userPoolId } };
    }
    case 'AWS::Cognito::UserPoolClient':
      return { ref: facts.userPoolClientId, attributes: { ClientId: facts.userPoolClientId } };
    case 'AWS::Cognito::IdentityPool':
      return { ref: IDENTITY_POOL_ID, attributes: { Name: logicalId } };
    case 'AWS::IAM::Role':
      return { ref: logicalId, attributes: { Arn: `arn:aws:iam::${ACCOUNT_ID}:role/${logicalId}` } };
    default:
      return undefined;
  }
}

/** The results of `Ref` and `Fn::GetAtt` for a resource that exists only on this machine. */
export function physicalOf(placed: Placed, properties: Evaluated, facts: PhysicalFacts): Physical {
  return (
    dataPhysical(placed, properties) ??
    servicePhysical(placed, properties, facts) ?? { ref: placed.logicalId, attributes: {} }
  );
}
