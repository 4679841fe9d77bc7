using Jupiter.Migration.EngineContract;

namespace Jupiter.Migration.SqlServerContract;

public sealed class Sql2014InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2014));

public sealed class Sql2014ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2014));
