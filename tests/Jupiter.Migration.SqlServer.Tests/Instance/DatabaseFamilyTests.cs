using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>What names a database through its restores needs a right that nothing else about the database does.</summary>
public sealed class DatabaseFamilyTests
{
    [Theory]
    [InlineData(297)]
    [InlineData(300)]
    public void Whoever_is_not_told_the_family_still_sees_the_database(int number)
    {
        using var server = new RunningDouble();
        server.MakeSample();
        using var instance = server.Open();
        var told = instance.FindDatabase(NightWork.Database, CancellationToken.None);
        server.Faults.Answer(new Regex("database_recovery_status"), [new SqlMessage(number, 14, "VIEW SERVER STATE permission was denied.")], times: 2);

        var found = instance.FindDatabase(NightWork.Database, CancellationToken.None);
        var listed = instance.GetDatabases(CancellationToken.None).Single(database => database.Name == NightWork.Database);

        Assert.NotEqual("", told!.Identity);
        Assert.Equal(("", told.SizeBytes), (found!.Identity, found.SizeBytes));
        Assert.Equal("", listed.Identity);
    }
}
