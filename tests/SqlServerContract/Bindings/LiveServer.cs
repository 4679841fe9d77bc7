using Jupiter.Migration.EngineContract;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

[Collection("Live server")]
public sealed class LiveServerInstanceContract() : InstanceContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerNameContract() : NameContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerBackupContract() : BackupContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerRestoreContract() : RestoreContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerFingerprintContract() : FingerprintContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerLockContract() : LockContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(new LivePlace()));

[Collection("Live server")]
public sealed class LiveServerTrialContract() : TrialContract(new SqlServerUnderTest(new LivePlace()));
