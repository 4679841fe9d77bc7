using Jupiter.Migration.EngineContract;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

public sealed class Sql2008R2InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

[Trait("Tier", "Whole")]
public sealed class Sql2008R2NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2008R2))
{
    /// <summary>The versions go through the names together.</summary>
    public static new TheoryData<string> HostileNames => Share(0, 4);
}

public sealed class Sql2008R2BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

public sealed class Sql2008R2RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

[Trait("Tier", "Whole")]
public sealed class Sql2008R2FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

public sealed class Sql2008R2LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

[Trait("Tier", "Whole")]
public sealed class Sql2008R2ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));

public sealed class Sql2008R2TrialContract() : TrialContract(new SqlServerUnderTest(ServerVersion.Sql2008R2));
