using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Jupiter.Migration.PackageBuilder.Archives;
using Xunit;

namespace Jupiter.Migration.Package.Tests;

public sealed class ModuleArchiveTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_files_make_the_same_bytes()
    {
        foreach (var (copy, days) in new[] { ("one", 0), ("two", 7) })
        {
            foreach (var name in days == 0 ? ["b.dll", "a.psd1", "ru/c.dll"] : new[] { "ru/c.dll", "a.psd1", "b.dll" })
            {
                _folder.Write(copy + "/" + name, "text of " + name);
                File.SetLastWriteTimeUtc(_folder[copy, name], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(days));
            }

            ModuleArchive.Write(_folder[copy], _folder[copy + ".zip"], "Jupiter.Migration/1.0");
        }

        Assert.Equal(File.ReadAllBytes(_folder["one.zip"]), File.ReadAllBytes(_folder["two.zip"]));
    }

    [Fact]
    public void It_unpacks_to_where_powershell_looks_for_a_module()
    {
        _folder.Write("module/Jupiter.Migration.psd1", "@{}");
        _folder.Write("module/engines/embedded/x.dll", "x");
        _folder.Write("module/x.pdb", "for debuggers");

        ModuleArchive.Write(_folder["module"], _folder["m.zip"], "Jupiter.Migration/1.0");
        ZipFile.ExtractToDirectory(_folder["m.zip"], _folder["Modules"]);

        Assert.Equal(["Jupiter.Migration.psd1", "engines/embedded/x.dll"], Shipped.FilesOf(_folder["Modules", "Jupiter.Migration", "1.0"]));
        Assert.Equal("@{}", File.ReadAllText(_folder["Modules", "Jupiter.Migration", "1.0", "Jupiter.Migration.psd1"]));
        using var archive = ZipFile.OpenRead(_folder["m.zip"]);
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void An_older_archive_is_replaced_whole()
    {
        _folder.Write("module/a.psd1", "@{}");
        File.WriteAllBytes(_folder["m.zip"], new byte[1 << 16]);

        ModuleArchive.Write(_folder["module"], _folder["m.zip"], "M");

        using var archive = ZipFile.OpenRead(_folder["m.zip"]);
        Assert.Equal("M/a.psd1", Assert.Single(archive.Entries).FullName);
    }
}
