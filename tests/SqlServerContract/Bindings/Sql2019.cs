using Jupiter.Migration.EngineContract;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

[Trait("Tier", "Whole")]
public sealed class Sql2019InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2019))
{
    /// <summary>The versions go through the names together.</summary>
    public static new TheoryData<string> HostileNames => Share(2, 4);
}

[Trait("Tier", "Whole")]
public sealed class Sql2019BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2019));

[Trait("Tier", "Whole")]
public sealed class Sql2019TrialContract() : TrialContract(new SqlServerUnderTest(ServerVersion.Sql2019));
