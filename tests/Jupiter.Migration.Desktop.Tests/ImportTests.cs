using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Xunit;

namespace Jupiter.Migration.Desktop.Tests;

/// <summary>Import-Module of Windows PowerShell 5.1, as Mono can do it.</summary>
public sealed partial class ImportTests : IDisposable
{
    private const int FewestMethods = 3_000;

    private readonly string _registry = Directory.CreateTempSubdirectory("jupiter-registry-").FullName;

    public void Dispose() => Directory.Delete(_registry, recursive: true);

    [Fact]
    public void Every_method_compiles_after_the_initialisers_ran()
    {
        var import = MonoImport.Run("en-US", _registry);

        Assert.True(import.ExitCode == 0, import.Output);
        var summary = Summary().Match(import.Output);
        Assert.True(summary.Success, import.Output);
        Assert.True(int.Parse(summary.Groups[2].Value, CultureInfo.InvariantCulture) > FewestMethods, import.Output);
        Assert.Equal(Exported().Count(File.ReadAllText(Path.Combine(DesktopSide.Module, "Jupiter.Migration.psd1"))), int.Parse(summary.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(378389, "4.5")]
    [InlineData(379893, "4.5.2")]
    [InlineData(394806, "4.6.2")]
    [InlineData(461310, "4.7.1")]
    public void A_framework_that_is_too_old_is_named_in_both_languages_before_anything_else(int release, string name)
    {
        Install(release);

        var english = MonoImport.Run("en-US", _registry);
        var russian = MonoImport.Run("ru-RU", _registry);

        Assert.StartsWith($"REFUSED Jupiter.Migration needs .NET Framework 4.7.2 or newer; this computer has .NET Framework {name}.", english.Output, StringComparison.Ordinal);
        Assert.Contains("docs/windows-server.md", english.Output, StringComparison.Ordinal);
        Assert.StartsWith("REFUSED Модулю Jupiter.Migration нужен .NET Framework 4.7.2 или новее", russian.Output, StringComparison.Ordinal);
        Assert.Contains($".NET Framework {name}.", russian.Output, StringComparison.Ordinal);
        Assert.Contains("docs/windows-server.ru.md", russian.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(461808)]
    [InlineData(461814)]
    [InlineData(528040)]
    [InlineData(533325)]
    public void A_framework_that_is_enough_is_not_spoken_of(int release)
    {
        Install(release);

        Assert.Equal(0, MonoImport.Run("ru-RU", _registry).ExitCode);
    }

    private void Install(int release)
    {
        var key = Directory.CreateDirectory(Path.Combine(_registry, "LocalMachine", "software", "microsoft", "net framework setup", "ndp", "v4", "full"));
        File.WriteAllText(Path.Combine(key.FullName, "values.xml"), $"<values><value name=\"Release\" type=\"int\">{release}</value></values>");
    }

    [GeneratedRegex("'[A-Z][a-z]+-Jupiter|'Assert-Single")]
    private static partial Regex Exported();

    [GeneratedRegex(@"^(\d+) cmdlets, (\d+) methods, 0 failures", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
