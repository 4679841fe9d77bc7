using Jupiter.Migration.EngineContract;

namespace Jupiter.Migration.Embedded.Tests;

public sealed class EmbeddedInstanceContract() : InstanceContract(new EmbeddedUnderTest());

public sealed class EmbeddedNameContract() : NameContract(new EmbeddedUnderTest());

public sealed class EmbeddedBackupContract() : BackupContract(new EmbeddedUnderTest());

public sealed class EmbeddedRestoreContract() : RestoreContract(new EmbeddedUnderTest());

public sealed class EmbeddedTrialContract() : TrialContract(new EmbeddedUnderTest());

public sealed class EmbeddedFingerprintContract() : FingerprintContract(new EmbeddedUnderTest());

public sealed class EmbeddedLockContract() : LockContract(new EmbeddedUnderTest());

public sealed class EmbeddedClientAndQueryContract() : ClientAndQueryContract(new EmbeddedUnderTest());
