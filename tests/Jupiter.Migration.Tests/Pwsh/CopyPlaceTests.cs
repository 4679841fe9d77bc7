using System;
using System.IO;
using System.Runtime.Versioning;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>Where rights forbid the proof that a second copy is in another place, that is said.</summary>
[Trait("Tier", "Whole")]
[UnsupportedOSPlatform("windows")]
public sealed class CopyPlaceTests : IDisposable
{
    private const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        foreach (var folder in Directory.GetDirectories(_folder.Path))
        {
            File.SetUnixFileMode(folder, Write | UnixFileMode.UserRead);
        }

        _folder.Dispose();
    }

    [Theory]
    [InlineData(Write, true)]
    [InlineData(Write | UnixFileMode.UserRead, false)]
    public void A_copy_whose_place_can_not_be_proved_to_be_another_is_a_warning(UnixFileMode rights, bool isWarned)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "modes and setpriv");
        var server = SampleDatabase.Make(_folder["server"]);
        Array.ForEach(["backups", "second"], name => File.SetUnixFileMode(Directory.CreateDirectory(_folder[name]).FullName, rights));

        using var pwsh = PwshProcess.StartWithoutPrivilege(
            Path.GetTempPath(),
            $"try {{ Backup-JupiterDatabase '{server}' Jupiter '{_folder["backups", "a.bak"]}' -CopyTo '{_folder["second"]}' -WarningVariable said 3>$null | Out-Null }} catch {{ }}; $said | ForEach-Object Message");
        var run = pwsh.Finish("");

        Assert.Equal("", run.Errors);
        Assert.Equal(isWarned, run.Output.Contains(_folder["second"] + " is another place than the folder of the backup could not be proved", StringComparison.Ordinal));
        Assert.True(isWarned || File.Exists(_folder["second", "a.bak"]));
    }
}
