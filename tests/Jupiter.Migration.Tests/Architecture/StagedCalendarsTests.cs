using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

public sealed class StagedCalendarsTests
{
    [Fact]
    public void Every_calendar_stands_in_the_folder_of_the_module()
    {
        var sources = Directory.GetFiles(Path.Combine(StagedModule.RepoRoot, "src", "Jupiter.Migration", "calendars"));

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.Equal(
            File.ReadAllBytes(source),
            File.ReadAllBytes(Path.Combine(StagedModule.Folder, "calendars", Path.GetFileName(source)))));
    }
}
