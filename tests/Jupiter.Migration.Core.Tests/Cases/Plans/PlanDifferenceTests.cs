using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Cases.Plans;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Plans;

/// <summary>What differs between two plans: nothing that differs is left out, and nothing is told that does not.</summary>
public sealed class PlanDifferenceTests
{
    private static readonly Gen<string> Word = Gen.OneOf<string>("Анна", "Юпитер", "BAR", "", "2026-03-27T10:00:00+03:00", "true", "1");

    private static readonly Gen<JsonNode> Scalar = Gen.OneOf(Word.Select(text => (JsonNode)JsonValue.Create(text)!), Gen.Int[0, 3].Select(number => (JsonNode)JsonValue.Create(number)), Gen.Bool.Select(bit => (JsonNode)JsonValue.Create(bit)));

    private static readonly Gen<JsonNode> Named = Gen.Select(Word, Scalar, Scalar).Select((name, one, other) => (JsonNode)new JsonObject { ["name"] = name, ["phone"] = one, ["role"] = other });

    private static readonly Gen<JsonNode> Value = Gen.OneOf(
        Scalar,
        Scalar.Array[1, 4].Select(items => (JsonNode)new JsonArray(items)),
        Named.Array[1, 4].Select(items => (JsonNode)new JsonArray(items)),
        Gen.Select(Scalar, Scalar).Select((one, other) => (JsonNode)new JsonObject { ["query"] = one, ["expected"] = other }));

    private static readonly Gen<JsonObject> Plan = Gen.Select(Gen.OneOf<string>("startAt", "specialist", "steps", "folders", "contacts", "another").Select(Value, (name, value) => (name, value)).Array[0, 5], Value)
        .Select((fields, inVenue) =>
        {
            var plan = new JsonObject { ["venue"] = new JsonObject { ["waivers"] = inVenue } };
            foreach (var (name, value) in fields)
            {
                plan[name] = value.DeepClone();
            }

            return plan;
        });

    [Fact]
    public void Two_plans_differ_where_they_do() => Gen.Select(Plan, Plan).Sample((one, other) =>
        Assert.Equal(!JsonNode.DeepEquals(one, other), Between(one, other).Count > 0));

    [Fact]
    public void A_plan_does_not_differ_from_itself_in_another_writing() => Plan.Sample(plan =>
        Assert.Empty(new PlanDifference(Venue()).Between(Bytes(plan), Encoding.UTF8.GetBytes(plan.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })))));

    [Fact]
    public void What_one_gained_the_other_lost() => Gen.Select(Plan, Plan).Sample((one, other) => Assert.Equal(
        Between(one, other).Select(change => (change.Field, change.Before, change.After)).Order(),
        Between(other, one).Select(change => (change.Field, Before: change.After, After: change.Before)).Order()));

    [Theory]
    [InlineData("""{"startAt":"2026-03-27T09:00:00+03:00"}""", """{"startAt":"2026-03-28T09:00:00+03:00"}""", "начало работ: 27 марта 2026 09:00 (+03:00) → 28 марта 2026 09:00 (+03:00)")]
    [InlineData("""{"venue":{"contacts":[{"name":"Анна","phone":"1"}]}}""", """{"venue":{"contacts":[{"name":"Анна","phone":"2"}]}}""", "контакт, Анна, телефон: 1 → 2")]
    [InlineData("""{"venue":{"contacts":[{"name":"Анна","role":"Owner"}]}}""", """{"venue":{"contacts":[]}}""", "контакт: Анна, роль Owner → —")]
    [InlineData("""{"venue":{}}""", """{"venue":{"waivers":[{"check":"Case.LeadTime","by":"Юпитер"}]}}""", "снятая с контроля проверка: — → Case.LeadTime, кто отвечает Юпитер")]
    [InlineData("""{"venue":{"folders":["C:\\A","C:\\B"]}}""", """{"venue":{"folders":["C:\\B","C:\\C"]}}""", "папка: C:\\A → —|папка: — → C:\\C")]
    [InlineData("""{"venue":{"folders":["C:\\A","C:\\B"]}}""", """{"venue":{"folders":["C:\\B","C:\\A"]}}""", "папка: то же, в другом порядке → то же, в другом порядке")]
    [InlineData("""{"venue":{"folders":["C:\\A","C:\\B","C:\\A"]}}""", """{"venue":{"folders":["C:\\A","C:\\C","C:\\B"]}}""", "папка: C:\\A → —|папка: — → C:\\C")]
    [InlineData("""{"disarm":true}""", """{"disarm":null}""", "старый сервер не запускается сам: да → —")]
    [InlineData("""{"steps":[1]}""", """{"steps":[2]}""", "шаги: другое (не показывается) → другое (не показывается)")]
    public void It_is_told_in_peoples_words(string before, string after, string expected)
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        try
        {
            Assert.Equal(expected, string.Join('|', Between(JsonNode.Parse(before)!, JsonNode.Parse(after)!)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    [Theory]
    [InlineData("""{"venue":{}}""")]
    [InlineData("""{"venue":{"networkSwitch":{"address":"1","community":"other"}}}""")]
    public void A_secret_is_not_told(string before)
    {
        var changes = Between(JsonNode.Parse(before)!, JsonNode.Parse("""{"venue":{"networkSwitch":{"address":"1","community":"canary-7"}}}""")!);

        Assert.NotEmpty(changes);
        Assert.DoesNotContain("canary", string.Join('|', changes), StringComparison.Ordinal);
    }

    private static Jupiter.Migration.Venues.Venue Venue() => SampleCase.Describe("Europe/Moscow");

    private static IReadOnlyList<PlanChange> Between(JsonNode one, JsonNode other) => new PlanDifference(Venue()).Between(Bytes(one), Bytes(other));

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
