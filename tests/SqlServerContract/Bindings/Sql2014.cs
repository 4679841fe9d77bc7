using Jupiter.Migration.EngineContract;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

[Trait("Tier", "Whole")]
public sealed class Sql2014InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2014))
{
    /// <summary>The versions go through the names together.</summary>
    public static new TheoryData<string> HostileNames => Share(1, 4);
}

[Trait("Tier", "Whole")]
public sealed class Sql2014BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2014));

[Trait("Tier", "Whole")]
public sealed class Sql2014TrialContract() : TrialContract(new SqlServerUnderTest(ServerVersion.Sql2014));
