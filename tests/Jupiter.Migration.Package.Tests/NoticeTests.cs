using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.PackageBuilder.Notices;
using Xunit;

namespace Jupiter.Migration.Package.Tests;

public sealed class NoticeTests : IDisposable
{
    private const string Nuspec = """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><id>{0}</id><version>{1}</version><authors>Somebody</authors>{2}</metadata>
        </package>
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_package_is_named_with_its_version_its_maker_and_the_text_of_its_licence()
    {
        Package("One", "1.0", "<license type=\"expression\">MIT</license><copyright>(c) One</copyright>");
        Package("Two", "2.1", "<license type=\"file\">docs.txt</license>");
        _folder.Write("packages/two/2.1/docs.txt", "The licence of Two.\r\nIn two lines.");
        _folder.Write("packages/two/2.1/THIRD-PARTY-NOTICES.TXT", "Two has code of Three.");
        Ship("One", "Two");

        var text = Notices("One/1.0", "Two/2.1");

        Assert.Contains("One 1.0 (MIT). (c) One", text, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", text, StringComparison.Ordinal);
        Assert.Contains("Two 2.1 (see its text). Copyright Somebody", text, StringComparison.Ordinal);
        Assert.Contains("The licence of Two.\nIn two lines.", text, StringComparison.Ordinal);
        Assert.Contains("Two has code of Three.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_restored_and_not_shipped_is_not_named()
    {
        Package("One", "1.0", "<license type=\"expression\">MIT</license>");
        Package("Tool", "3.0", "");
        Ship("One");

        Assert.DoesNotContain("Tool", Notices("One/1.0", "Tool/3.0"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<licenseUrl>https://example.org/license</licenseUrl>")]
    [InlineData("<license type=\"expression\">Own-1.0</license>")]
    [InlineData("<license type=\"file\">missing.txt</license>")]
    public void A_licence_whose_text_is_not_known_stops_the_build(string license)
    {
        Package("One", "1.0", license);
        Ship("One");

        Assert.Contains("One 1.0", Assert.Throws<UnlicensedFileException>(() => Notices("One/1.0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_nowhere_stops_the_build()
    {
        Package("One", "1.0", "<license type=\"expression\">MIT</license>");
        Ship("One", "Stranger");

        Assert.Contains("Stranger.dll", Assert.Throws<UnlicensedFileException>(() => Notices("One/1.0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_staged_module_names_the_makers_of_everything_in_it()
    {
        var text = File.ReadAllText(Path.Combine(Shipped.Module, "THIRD-PARTY-NOTICES.txt"));

        Assert.All(
            new[] { "Microsoft.Data.SqlClient ", "Microsoft.Data.SqlClient.SNI.runtime ", "Microsoft.SqlServer.TransactSql.ScriptDom ", "SQLitePCLRaw.lib.e_sqlite3 ", "System.Text.Json ", "TimeZoneConverter " },
            name => Assert.Contains("\n" + name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("xunit", text, StringComparison.OrdinalIgnoreCase);
    }

    private void Package(string name, string version, string license)
    {
        var path = $"packages/{name}/{version}/".ToLowerInvariant();
        _folder.Write(path + name + ".nuspec", string.Format(System.Globalization.CultureInfo.InvariantCulture, Nuspec, name, version, license));
        _folder.Write(path + "lib/net8.0/" + name + ".dll", "code of " + name);
    }

    private void Ship(params string[] names) => Array.ForEach(names, name => _folder.Write($"module/libraries/{name}.dll", "code of " + name));

    private string Notices(params string[] packages)
    {
        _folder.Write("project.assets.json", JsonSerializer.Serialize(new
        {
            packageFolders = new System.Collections.Generic.Dictionary<string, object> { [_folder["packages"]] = new { } },
            libraries = packages.ToDictionary(name => name, name => new { type = "package", path = name.ToLowerInvariant() }),
        }));
        new NoticeFile(RestoredPackages.Of([_folder["project.assets.json"]])).Write(_folder["module"], _folder["notices.txt"]);
        return File.ReadAllText(_folder["notices.txt"]);
    }
}
