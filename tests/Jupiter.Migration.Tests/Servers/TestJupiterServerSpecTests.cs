using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Jupiter.Migration.Tests.Servers;

/// <summary>The cmdlet as a user calls it: what -Inventory takes, and the ErrorIds that come out.</summary>
public sealed class TestJupiterServerSpecTests : IDisposable
{
    private const string Inventory = """
        {
          "schema": "jupiter.server-inventory/1", "computerName": "JUPITER", "readAt": "2026-03-04T05:06:07+03:00",
          "memoryModules": [{ "capacityBytes": 17179869184 }],
          "processors": [{ "name": "Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz", "cores": 4, "logicalProcessors": 4 }],
          "disks": [{ "model": "KINGSTON SA400S3", "sizeBytes": 240057409536, "mediaType": "ssd", "bus": "sata" }],
          "operatingSystem": { "family": "windows", "name": "Microsoft Windows Server 2022", "buildNumber": 20348, "productType": "server" }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("jupiter-cmdlet-").FullName;
    private readonly string _file;
    private readonly Runspace _runspace;

    public TestJupiterServerSpecTests()
    {
        _file = Path.Combine(_folder, "server [1].json");
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        Run(shell => shell.AddCommand("Import-Module").AddParameter("Name", Manifest()));
        File.WriteAllText(_file, Inventory);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_path_is_taken_as_text_and_as_a_file_also_from_the_pipeline()
    {
        ExpectPass(Test(_file));
        ExpectPass(Test(new FileInfo(_file)));
        ExpectPass(Run(shell => Command(shell), new FileInfo(_file)));
    }

    [Fact]
    public void An_inventory_is_taken_as_it_is_and_after_remoting()
    {
        var inventory = Read();

        // Four levels keep modules and disks as what they are; whoever sends an inventory asks for them.
        var remote = (PSObject)PSSerializer.Deserialize(Serialize(inventory));

        Assert.Equal("Deserialized.Jupiter.Migration.Servers.ServerInventory", remote.TypeNames[0]);
        ExpectPass(Test(inventory));
        ExpectPass(Test(remote));
        ExpectPass(Run(shell => Command(shell), remote));
    }

    [Fact]
    public void An_object_that_came_out_of_json_is_taken()
    {
        ExpectPass(Test(AsObject(JsonNode.Parse(Inventory)!)!));
    }

    [Theory]
    [InlineData("computerName", null)]
    [InlineData("memoryModules", null)]
    [InlineData("visibleMemoryBytes", "much")]
    [InlineData("readAt", "yesterday")]
    [InlineData("schema", "jupiter.server-inventory/2")]
    [InlineData("computerName", "\u001b[2J")]
    public void An_object_with_a_wrong_property_is_broken(string property, string? value)
    {
        var root = JsonNode.Parse(Inventory)!.AsObject();
        root[property] = value;

        var error = ErrorOf(shell => Command(shell).AddParameter("Inventory", AsObject(root)));

        Assert.StartsWith("InventoryBroken,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(property, error.Exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Each_cause_keeps_its_error_id()
    {
        ExpectError("InventoryNotFound", shell => Command(shell).AddParameter("Inventory", _file + "x"));
        ExpectError("InventoryBroken", shell => Command(shell).AddParameter("Inventory", 42));
        ExpectError("SpecProfileNotFound", shell => Command(shell).AddParameter("SpecProfile", _file + "x"));
        ExpectError("SpecProfileBroken", shell => Command(shell).AddParameter("SpecProfile", _file));
        ExpectError(
            "SessionsNeedRemoteDesktop",
            shell => shell.AddCommand("Test-JupiterServerSpec").AddParameter("Role", "DatabaseOnly").AddParameter("Sessions", 3));
        ExpectError("ParameterArgumentValidationError", shell => Command(shell).AddParameter("Inventory", null));
        ExpectError("ParameterArgumentValidationError", shell => Command(shell).AddParameter("Sessions", 0));
    }

    [Fact]
    public void More_sessions_fail_what_ten_pass()
    {
        var results = Run(shell => Command(shell).AddParameter("Inventory", _file).AddParameter("Sessions", 20));

        Assert.Equal(["Fail", "Fail", "Pass", "Pass", "Pass"], results.Select(result => result.Properties["Status"].Value.ToString()));
    }

    private static PowerShell Command(PowerShell shell) => shell.AddCommand("Test-JupiterServerSpec").AddParameter("Role", "RemoteDesktop");

    private static void ExpectPass(PSObject[] results)
    {
        Assert.Equal(5, results.Length);
        Assert.All(results, result => Assert.Equal("Pass", result.Properties["Status"].Value.ToString()));
    }

    private static object? AsObject(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                var result = new PSObject();
                foreach (var (name, value) in item)
                {
                    result.Properties.Add(new PSNoteProperty(name, AsObject(value)));
                }

                return result;
            case JsonArray items:
                return items.Select(AsObject).ToArray();
            case JsonValue value:
                return value.TryGetValue<long>(out var number) ? number : value.GetValue<string>();
            default:
                return null;
        }
    }

    private static string Manifest([CallerFilePath] string thisFile = "")
    {
        var module = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "out", "Jupiter.Migration");
        return Path.Combine(Directory.GetDirectories(Path.GetFullPath(module)).Single(), "Jupiter.Migration.psd1");
    }

    private PSObject[] Test(object inventory) => Run(shell => Command(shell).AddParameter("Inventory", inventory));

    private void ExpectError(string errorId, Action<PowerShell> command) =>
        Assert.StartsWith(errorId + ",", ErrorOf(command).FullyQualifiedErrorId, StringComparison.Ordinal);

    private ErrorRecord ErrorOf(Action<PowerShell> command) =>
        Assert.ThrowsAny<RuntimeException>(() => Run(shell =>
        {
            command(shell);
            shell.AddParameter("ErrorAction", "Stop");
        })).ErrorRecord;

    private PSObject[] Run(Action<PowerShell> command, params object[] input)
    {
        using var shell = PowerShell.Create(_runspace);
        command(shell);
        return [.. input.Length == 0 ? shell.Invoke() : shell.Invoke(input)];
    }

    private object Read()
    {
        var core = AppDomain.CurrentDomain.GetAssemblies().Last(assembly => assembly.GetName().Name == "Jupiter.Migration.Core");
        return core.GetType("Jupiter.Migration.Servers.ServerInventoryFile")!.GetMethod("Read")!.Invoke(null, [_file])!;
    }

    // The depth of a type is looked up in the types of the runspace, so the serializer has to run in it.
    private string Serialize(object value) =>
        Run(shell => shell.AddScript("param($value) [System.Management.Automation.PSSerializer]::Serialize($value, 4)").AddArgument(value))
            .Single().ToString();
}
