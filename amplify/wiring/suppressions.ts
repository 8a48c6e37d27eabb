/** A cdk-nag finding that stays, and why. `where` is matched against the construct's path below the root stack. */
export interface Suppression {
  readonly rule: string;
  readonly where: RegExp;
  readonly reason: string;
}

const AMPLIFY_CUSTOM_RESOURCES =
  /^(AmplifyBranchLinker\/|data\/(Custom::CDKBucketDeployment|LogRetention|amplifyData\/(AmplifyTableManager|AmplifyCodegenAssets)|modelIntrospectionSchemaBucket))/;

/** Every accepted finding of the AWS Solutions rules. One that no longer matches a finding fails the check. */
export const SUPPRESSIONS: readonly Suppression[] = [
  {
    rule: 'AwsSolutions-COG2',
    where: /^auth\/amplifyAuth\/UserPool\/Resource$/,
    reason: 'A second factor is offered to everyone (TOTP) but not forced on customers who book once a year.',
  },
  {
    rule: 'AwsSolutions-COG8',
    where: /^auth\/amplifyAuth\/UserPool\/Resource$/,
    reason: 'The plus plan costs per active user; a workshop that wants threat protection switches it on in Cognito.',
  },
  {
    rule: 'AwsSolutions-ASC3',
    where: /^data\/amplifyData\/GraphQLAPI\/Resource$/,
    reason:
      'Errors are logged per field; request contents are left out on purpose, they hold names, phones and tokens.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    where:
      /^(auth|data)\/(custom-message|booking|calendar|shop|staff|customers|vehicles|effects|figures|reminders|upkeep|outgoing|delivery|mail-events)-lambda\/ServiceRole\/Resource$/,
    reason: 'Amplify attaches AWSLambdaBasicExecutionRole, which only writes the logs of the function.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    where: /^data\/amplifyData\/GraphQLAPI\/ApiLogsRole\/Resource$/,
    reason: 'Amplify attaches AWSAppSyncPushToCloudWatchLogs, which only writes the logs of the API.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    where: AMPLIFY_CUSTOM_RESOURCES,
    reason: 'Deployment-time custom resources of Amplify and the CDK; their roles are not ours to write.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: AMPLIFY_CUSTOM_RESOURCES,
    reason: 'Deployment-time custom resources of Amplify and the CDK; their roles are not ours to write.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /^data\/amplifyData\/\w+\/\w+IAMRole\/Resource$/,
    reason: 'The role by which AppSync reads one table: the wildcard is that table’s own indexes.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where:
      /^data\/(amplifyData\/FunctionDirectiveStack\/\w+\/ServiceRole|SchedulerRoleForTarget-\w+)\/DefaultPolicy\/Resource$/,
    reason:
      'Permission to invoke one named function, or to build one branch: the wildcard is its versions, or its builds.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /^data\/(customers|vehicles)-lambda\/ServiceRole\/DefaultPolicy\/Resource$/,
    reason: 'Files of cars are under one prefix, one object each: the wildcard is those objects, which it cannot list.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    where: /^data\/(effects|delivery)-lambda\/ServiceRole\/DefaultPolicy\/Resource$/,
    reason: 'Lambda names the objects of events it gives up on: the wildcard is those, in the one bucket for them.',
  },
  {
    rule: 'AwsSolutions-L1',
    where:
      /^(auth|data)\/(custom-message|booking|calendar|shop|staff|customers|vehicles|effects|figures|reminders|upkeep|outgoing|delivery|mail-events)-lambda\/Resource$/,
    reason:
      'Node.js 22 is supported until 2027 and stays one step from the Node.js 20 on which the same bundles run locally.',
  },
  {
    rule: 'AwsSolutions-L1',
    where: AMPLIFY_CUSTOM_RESOURCES,
    reason: 'The runtime of a custom resource is chosen by the CDK release.',
  },
  {
    rule: 'AwsSolutions-S1',
    where:
      /^(storage\/(workbayFiles\/Bucket|ParkedEvents)|data\/modelIntrospectionSchemaBucket|data\/amplifyData\/AmplifyCodegenAssets\/AmplifyCodegenAssetsBucket)\/Resource$/,
    reason:
      'Files are handed out only by a function, which logs every link; parked events are read by operators alone, and the other two hold generated schema files.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    where: /^data\/LostMailReports\/Resource$/,
    reason: 'This queue is itself where reports wait that could not be taken.',
  },
  {
    rule: 'AwsSolutions-S10',
    where: /^data\/amplifyData\/AmplifyCodegenAssets\/AmplifyCodegenAssetsBucket\/(Policy\/)?Resource$/,
    reason: 'Amplify’s own bucket for generated schema files; it holds nothing secret.',
  },
];
