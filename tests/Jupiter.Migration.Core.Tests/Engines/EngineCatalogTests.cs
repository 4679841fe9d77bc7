using System;
using System.IO;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Engines;

public sealed class EngineCatalogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly NoLoader _loader = new();

    public EngineCatalogTests()
    {
        Stage("engines", "embedded", "Embedded");
        Stage("engines", "sqlserver", "SqlServer");
        Stage("engines-desktop", "sqlserver", "SqlServer");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Embedded")]
    [InlineData("embedded")]
    public void Windows_powershell_is_told_that_an_engine_needs_powershell_7(string name)
    {
        var error = Assert.Throws<MigrationException>(() => Desktop().Find(name));

        Assert.Equal("EngineNeedsPowerShell7", error.ErrorId);
        Assert.Contains("PowerShell 7", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_the_module_has_not_at_all_is_named()
    {
        Assert.Equal("EngineNotInstalled", Assert.Throws<MigrationException>(() => Desktop().Find("Oracle")).ErrorId);
        Assert.Equal("EngineNotInstalled", Assert.Throws<MigrationException>(() => Core().Find("Oracle")).ErrorId);
        Assert.Equal("EngineNotInstalled", Assert.Throws<MigrationException>(() => Desktop().Find("../engines/embedded")).ErrorId);
    }

    [Fact]
    public void Each_kind_of_powershell_loads_its_own()
    {
        Assert.Throws<NotSupportedException>(() => Desktop().Find("sqlserver"));
        Assert.Equal(_folder.At(Path.Combine("engines-desktop", "sqlserver", "Jupiter.Migration.SqlServer.dll")), _loader.Asked);

        Assert.Throws<NotSupportedException>(() => Core().Find("EMBEDDED"));
        Assert.Equal(_folder.At(Path.Combine("engines", "embedded", "Jupiter.Migration.Embedded.dll")), _loader.Asked);
    }

    private EngineCatalog Core() => new(_folder.At("engines"), _loader);

    private EngineCatalog Desktop() => new(_folder.At("engines-desktop"), _loader, _folder.At("engines"));

    private void Stage(string kind, string folder, string name)
    {
        Directory.CreateDirectory(_folder.At(Path.Combine(kind, folder)));
        File.WriteAllText(_folder.At(Path.Combine(kind, folder, $"Jupiter.Migration.{name}.dll")), "");
    }

    private sealed class NoLoader : IPluginLoader
    {
        public string? Asked { get; private set; }

        public T Load<T>(string assemblyPath)
            where T : class
        {
            Asked = assemblyPath;
            throw new NotSupportedException();
        }
    }
}
