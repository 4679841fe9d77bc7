using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Jupiter.Migration.PackageBuilder.Notices;

/// <summary>A package, what it says about its licence, and the texts that go with it.</summary>
internal sealed class PackageLicense
{
    private static readonly string[] LicenseNames = ["LICENSE", "LICENSE.txt", "LICENSE.md"];
    private static readonly string[] NoticeNames = ["THIRD-PARTY-NOTICES.txt", "ThirdPartyNotices.txt", "NOTICE", "NOTICE.txt"];

    private PackageLicense(string name, string copyright, string license, string text, string? notices)
    {
        Name = name;
        Copyright = copyright;
        License = license;
        Text = text;
        Notices = notices;
    }

    /// <summary>Id and version.</summary>
    public string Name { get; }

    /// <summary>Whose it is.</summary>
    public string Copyright { get; }

    /// <summary>The SPDX expression, or the name of the file.</summary>
    public string License { get; }

    /// <summary>The text of the licence.</summary>
    public string Text { get; }

    /// <summary>What the package itself has to say about others; null for nothing.</summary>
    public string? Notices { get; }

    /// <summary>Reads a restored package.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Its licence.</returns>
    /// <exception cref="UnlicensedFileException">It names none, or one whose text is not known.</exception>
    public static PackageLicense Read(string folder)
    {
        var metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var name = Value("id") + " " + Value("version");
        var license = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        var expression = license?.Attribute("type")?.Value == "expression" ? license.Value : null;
        var text = FirstFile(folder, license is not null && expression is null ? [license.Value] : LicenseNames) ?? Known(expression)
            ?? throw new UnlicensedFileException($"The licence of {name} is not known: {expression ?? "the package names none"}.");
        return new PackageLicense(
            name,
            Value("copyright") ?? "Copyright " + Value("authors"),
            expression ?? "see its text",
            text,
            FirstFile(folder, NoticeNames));

        string? Value(string field) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == field)?.Value.Trim();
    }

    private static string? FirstFile(string folder, IEnumerable<string> names) => Directory.EnumerateFiles(folder)
        .Where(path => names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal).Select(File.ReadAllText).FirstOrDefault();

    private static string? Known(string? expression)
    {
        using var text = expression is null ? null : typeof(PackageLicense).Assembly.GetManifestResourceStream(expression);
        return text is null ? null : new StreamReader(text).ReadToEnd();
    }
}
