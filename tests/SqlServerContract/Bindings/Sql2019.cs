using Jupiter.Migration.EngineContract;

namespace Jupiter.Migration.SqlServerContract;

public sealed class Sql2019InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2019));

public sealed class Sql2019ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2019));
