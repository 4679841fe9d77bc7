using Jupiter.Migration.EngineContract;

namespace Jupiter.Migration.SqlServerContract;

public sealed class Sql2022InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2022));

public sealed class Sql2022ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2022));
