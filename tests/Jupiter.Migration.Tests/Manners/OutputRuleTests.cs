using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Manners;

/// <summary>Rules for whatever a cmdlet writes: it says the same in a table, in CSV and in JSON.</summary>
public sealed partial class OutputRuleTests
{
    private static readonly Type[] Outputs = CmdletArguments.Exported.SelectMany(cmdlet => cmdlet.OutputType).Select(output => output.Type)
        .Where(type => type?.Namespace?.StartsWith("Jupiter.", StringComparison.Ordinal) == true).Distinct().ToArray();

    [Fact]
    public void Every_list_in_a_result_is_text_that_can_be_read()
    {
        var lists = Reachable().SelectMany(type => type.GetProperties().Where(IsList).Select(property => (Type: type, Property: property))).ToArray();

        Assert.NotEmpty(lists);
        Assert.All(lists, list =>
        {
            var element = Element(list.Property.PropertyType);
            var result = RuntimeHelpers.GetUninitializedObject(list.Type);
            list.Property.SetValue(result, Array.CreateInstance(element, 0));
            Assert.Equal("", list.Property.GetValue(result)!.ToString());
        });
    }

    [Fact]
    public void Everything_in_a_result_has_a_text_of_its_own()
    {
        var parts = Outputs.SelectMany(type => Parts(type, [])).Distinct().ToArray();

        Assert.NotEmpty(parts);
        Assert.All(parts, type => Assert.True(type.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType != typeof(object), type.FullName));
    }

    [Fact]
    public void No_result_holds_itself()
    {
        foreach (var type in Outputs)
        {
            Assert.DoesNotContain(type, Parts(type, []));
        }
    }

    [Fact]
    public void Headers_of_tables_and_lists_are_names_of_properties()
    {
        var views = XDocument.Load(System.IO.Path.Combine(StagedModule.Folder, "Jupiter.Migration.Format.ps1xml")).Descendants("View").ToArray();

        Assert.NotEmpty(views);
        Assert.All(views, view =>
        {
            // A planned step is a step under another name, so that it is shown in another way, and so are a detailed status and one of an overview.
            var name = view.Descendants("TypeName").First().Value
                .Replace(".PlannedStep", ".MigrationStep", StringComparison.Ordinal).Replace(".DetailedCaseStatus", ".CaseStatus", StringComparison.Ordinal)
                .Replace(".CaseOverview", ".CaseStatus", StringComparison.Ordinal);
            var type = Reachable().Single(known => known.FullName == name);
            Assert.All(view.Descendants("Label"), label => Assert.NotNull(type.GetProperty(label.Value)));
        });
    }

    [Theory]
    [Trait("Tier", "Whole")]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Results_of_a_night_survive_Csv_and_Json(string culture)
    {
        using var house = new CaseHouse(receipts: 5, culture: culture);
        house.Run("$global:written = [Collections.ArrayList]::new(); function global:Keep { process { $null = $written.Add($_) } }");
        house.Run("$r | Keep; Start-JupiterRehearsalComputer $r.Path OldServer | Keep; Test-JupiterServerSpec DatabaseOnly $r.Inventory | Keep");
        house.Plan().Run("Get-JupiterMigration $case | Keep; Get-JupiterMigration $case -Detailed | Keep; (Get-JupiterMigration $case).Steps | Keep");
        house.Run("Lock-JupiterDatabase $r.OldServerInstance Jupiter | Keep; Backup-JupiterDatabase $r.OldServerInstance Jupiter $root/a.bak | Keep; Test-JupiterPresence 127.82.99.9 | Keep");
        house.Run("Get-JupiterDatabaseFingerprint $r.OldServerInstance Jupiter | Keep; Get-JupiterDatabaseEngine $r.OldServerInstance | Keep; Unlock-JupiterDatabase $r.OldServerInstance Jupiter -WarningAction SilentlyContinue | Keep");
        house.Run("Restore-JupiterDatabase $r.OldServerInstance $root/a.bak -Database Other | Keep");

        foreach (var result in house.Run("$written"))
        {
            var csv = house.Run("$one | ConvertTo-Csv | ConvertFrom-Csv", ("one", result)).Single();
            var json = JsonNode.Parse(house.Run("ConvertTo-Json $one -Depth 8 -Compress", ("one", result)).Single().ToString())!.AsObject();
            foreach (var property in result.Properties)
            {
                var cell = csv.Properties[property.Name].Value?.ToString() ?? "";
                Assert.DoesNotMatch(NameOfType(), cell);
                if (property.Value is DateTimeOffset time)
                {
                    Assert.Equal(time.ToUnixTimeSeconds(), DateTimeOffset.Parse(cell, CultureInfo.GetCultureInfo(culture)).ToUnixTimeSeconds());
                    Assert.Equal(time, DateTimeOffset.ParseExact(json[property.Name]!.GetValue<string>(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private static IEnumerable<Type> Reachable() => Outputs.SelectMany(type => Parts(type, []).Prepend(type)).Distinct();

    private static HashSet<Type> Parts(Type type, HashSet<Type> known)
    {
        foreach (var part in type.GetProperties().Select(property => IsList(property) ? Element(property.PropertyType) : property.PropertyType))
        {
            if (part.IsClass && part.Namespace?.StartsWith("Jupiter.", StringComparison.Ordinal) == true && known.Add(part))
            {
                Parts(part, known);
            }
        }

        return known;
    }

    private static bool IsList(PropertyInfo property) => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);

    private static Type Element(Type list) => list.GetElementType() ?? list.GetGenericArguments().Single();

    [GeneratedRegex(@"\b(System|Jupiter\.Migration)\.\w+|\[\]")]
    private static partial Regex NameOfType();
}
