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
        Assert.NotEmpty(Views);
        Assert.All(Views, view => Assert.All(view.Descendants("Label"), label => Assert.NotNull(Shown(view).GetProperty(label.Value))));
    }

    [Fact]
    public void No_view_shows_a_value_of_an_enumeration_by_its_name_for_programs()
    {
        Assert.All(Views, view =>
        {
            var named = Enumerations(Shown(view)).Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
            Assert.DoesNotContain(view.Descendants("PropertyName"), property => named.Contains(property.Value));
            Assert.DoesNotContain(
                view.Descendants("ScriptBlock").SelectMany(script => OfItem().Matches(ToldOrCompared().Replace(script.Value, ""))), property => named.Contains(property.Groups[1].Value));
        });

        // PowerShell lays out what has no view, with all properties as they are.
        Assert.Empty(Outputs.Except(Views.Select(Shown)).SelectMany(type => type.GetProperties().Where(property => EnumerationOf(property) is not null)));
    }

    [Fact]
    public void What_views_show_of_enumerations_is_said_in_both_languages()
    {
        var told = Views.SelectMany(view => Told().Matches(view.Value).Select(name => Enumerations(Shown(view)).First(property => property.Name == name.Groups[1].Value)))
            .Select(property => EnumerationOf(property)!).Distinct().ToArray();
        using var english = new HostedSession();
        using var russian = new HostedSession("ru-RU");

        Assert.True(told.Length > 4);
        Assert.All(told.SelectMany(type => Enum.GetValues(type).Cast<object>()), value =>
        {
            Assert.DoesNotMatch(TwoWords(), Name(english, value));
            Assert.Matches("^[а-яёА-Я][а-яёА-Я ]+$", Name(russian, value));
        });

        static string Name(HostedSession session, object value) => session.Run("[Jupiter.Migration.Hosting.ViewText]::Name($value)", ("value", value)).Single().ToString();
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

    private static XElement[] Views { get; } = XDocument.Load(System.IO.Path.Combine(StagedModule.Folder, "Jupiter.Migration.Format.ps1xml")).Descendants("View").ToArray();

    // A planned step is a step under another name, so that it is shown in another way, and so are a detailed status and one of an overview.
    private static Type Shown(XElement view)
    {
        var name = view.Descendants("TypeName").First().Value
            .Replace(".PlannedStep", ".MigrationStep", StringComparison.Ordinal).Replace(".DetailedCaseStatus", ".CaseStatus", StringComparison.Ordinal)
            .Replace(".CaseOverview", ".CaseStatus", StringComparison.Ordinal);
        return Reachable().Single(known => known.FullName == name);
    }

    private static IEnumerable<PropertyInfo> Enumerations(Type type) => Parts(type, []).Prepend(type).SelectMany(part => part.GetProperties()).Where(property => EnumerationOf(property) is not null);

    private static Type? EnumerationOf(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } type ? type : null;

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

    [GeneratedRegex(@"\$_\.(\w+)")]
    private static partial Regex OfItem();

    [GeneratedRegex(@"::Name\(\$_\.(\w+)")]
    private static partial Regex Told();

    [GeneratedRegex(@"::Name\(\$_\.\w+|\$_\.\w+ -(eq|ne) ")]
    private static partial Regex ToldOrCompared();

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"\b(System|Jupiter\.Migration)\.\w+|\[\]")]
    private static partial Regex NameOfType();
}
