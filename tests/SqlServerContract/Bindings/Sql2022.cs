using Jupiter.Migration.EngineContract;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

[Trait("Tier", "Whole")]
public sealed class Sql2022InstanceContract() : InstanceContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022NameContract() : NameContract(new SqlServerUnderTest(ServerVersion.Sql2022))
{
    /// <summary>The versions go through the names together.</summary>
    public static new TheoryData<string> HostileNames => Share(3, 4);
}

[Trait("Tier", "Whole")]
public sealed class Sql2022BackupContract() : BackupContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022RestoreContract() : RestoreContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022FingerprintContract() : FingerprintContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022LockContract() : LockContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022ClientAndQueryContract() : ClientAndQueryContract(new SqlServerUnderTest(ServerVersion.Sql2022));

[Trait("Tier", "Whole")]
public sealed class Sql2022TrialContract() : TrialContract(new SqlServerUnderTest(ServerVersion.Sql2022));
