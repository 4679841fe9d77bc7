using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>
/// What differs between two plans, by the fields of their files, so that none is left out that is added to the format one day. What has a name (a computer, a person, a
/// waiver) is compared with its namesake, wherever it stands in its list.
/// </summary>
/// <param name="venue">By whose clocks times are shown.</param>
public sealed class PlanDifference(Venue venue)
{
    private const string Nothing = "—";

    // Long, or nobody's to read, or a secret: that they differ is all there is to say.
    private static readonly string[] Unshown = ["steps", "stepsBack", "procedureSha256", "oldServerSerialSha256", "newServerSerialSha256", "community"];

    private static readonly string[] Names = ["name", "title", "check", "database"];

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The earlier file.</param>
    /// <param name="after">The later one.</param>
    /// <returns>The differences, in the order of the fields; none where all fields are the same.</returns>
    /// <exception cref="JsonException">One of them is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A text of one of them is half of a character.</exception>
    public IReadOnlyList<PlanChange> Between(byte[] before, byte[] after)
    {
        using var one = JsonDocument.Parse(before);
        using var other = JsonDocument.Parse(after);
        return [.. Of([], "", one.RootElement, other.RootElement)];
    }

    private IEnumerable<PlanChange> Of(string[] path, string name, JsonElement? before, JsonElement? after)
    {
        if (IsNone(before) && IsNone(after))
        {
            return [];
        }

        if (before is { ValueKind: JsonValueKind.Object } one && after is { ValueKind: JsonValueKind.Object } other && !Unshown.Contains(name))
        {
            return OfFields(path, one, other);
        }

        if ((IsNone(before) || before is { ValueKind: JsonValueKind.Array }) && (IsNone(after) || after is { ValueKind: JsonValueKind.Array }) && !Unshown.Contains(name))
        {
            return OfItems(path, Items(before), Items(after));
        }

        return Same(before, after) ? [] : [Change(path, name, before, after)];
    }

    private IEnumerable<PlanChange> OfFields(string[] path, JsonElement before, JsonElement after) =>
        before.EnumerateObject().Concat(after.EnumerateObject()).Select(field => field.Name).Distinct(StringComparer.Ordinal)
            .SelectMany(name => Of(name == "venue" && path.Length == 0 ? path : [.. path, Label(path, name)], name, Field(before, name), Field(after, name)));

    private IEnumerable<PlanChange> OfItems(string[] path, JsonElement[] before, JsonElement[] after)
    {
        var (one, other) = (Named(before), Named(after));
        if (one is not null && other is not null)
        {
            foreach (var name in one.Keys.Concat(other.Keys).Distinct(StringComparer.Ordinal))
            {
                var (was, @is) = (one.TryGetValue(name, out var a) ? a : (JsonElement?)null, other.TryGetValue(name, out var b) ? b : (JsonElement?)null);
                foreach (var change in was is null || @is is null ? [Change(path, "", was, @is)] : Of([.. path, PrintableText.Of(name)], "", was, @is))
                {
                    yield return change;
                }
            }
        }
        else
        {
            foreach (var item in Without(before, after))
            {
                yield return Change(path, "", item, null);
            }

            foreach (var item in Without(after, before))
            {
                yield return Change(path, "", null, item);
            }
        }

        if (before.Length == after.Length && Without(before, after).Count == 0 && !before.Zip(after, (a, b) => Same(a, b)).All(same => same))
        {
            yield return new PlanChange(string.Join(", ", path), SR.PlanOtherOrder, SR.PlanOtherOrder);
        }
    }

    // Each of the others takes one of its like away: what stands there twice may have lost one.
    private static List<JsonElement> Without(JsonElement[] items, JsonElement[] others)
    {
        var left = items.ToList();
        foreach (var other in others)
        {
            if (left.FindIndex(one => Same(one, other)) is >= 0 and var at)
            {
                left.RemoveAt(at);
            }
        }

        return left;
    }

    private static Dictionary<string, JsonElement>? Named(JsonElement[] items)
    {
        var names = items.Select(NameOf).ToArray();
        return names.All(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            ? items.Zip(names, (item, name) => (item, name)).ToDictionary(pair => pair.name!, pair => pair.item, StringComparer.Ordinal)
            : null;
    }

    private static string? NameOf(JsonElement item) => item.ValueKind != JsonValueKind.Object ? null
        : Names.Select(name => Field(item, name)).FirstOrDefault(value => value is { ValueKind: JsonValueKind.String })?.GetString();

    private PlanChange Change(string[] path, string name, JsonElement? before, JsonElement? after) => Unshown.Contains(name)
        ? new PlanChange(string.Join(", ", path), IsNone(before) ? Nothing : SR.PlanNotShown, IsNone(after) ? Nothing : SR.PlanNotShown)
        : new PlanChange(string.Join(", ", path), Text(before), Text(after));

    private string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => Nothing,
        { ValueKind: JsonValueKind.True } => SR.PlanYes,
        { ValueKind: JsonValueKind.False } => SR.PlanNo,
        { ValueKind: JsonValueKind.String } text => Time(text) ?? PrintableText.Of(text.GetString()),
        { ValueKind: JsonValueKind.Object } item => string.Join(", ", item.EnumerateObject().Where(field => !IsNone(field.Value)).Select(field =>
            Names.Contains(field.Name) ? Text(field.Value) : $"{Label(["venue"], field.Name)} {(Unshown.Contains(field.Name) ? "***" : Text(field.Value))}")),
        { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(item => Text(item))),
        { } number => PrintableText.Of(number.GetRawText()),
    };

    private string? Time(JsonElement text) => text.GetString()!.IndexOf('T') == 10 && text.TryGetDateTimeOffset(out var time) ? CaseTime.Local(time, venue) : null;

    private static string Label(string[] path, string name) =>
        (path.Length == 0 ? SR.ResourceManager.GetString("PlanField_" + name, CultureInfo.CurrentUICulture) : null)
        ?? SR.ResourceManager.GetString("VenueField_" + name, CultureInfo.CurrentUICulture) ?? PrintableText.Of(name);

    private static JsonElement[] Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    private static JsonElement? Field(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value : null;

    private static bool IsNone(JsonElement? value) => value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };

    private static bool Same(JsonElement? one, JsonElement? other) => IsNone(one) || IsNone(other) ? IsNone(one) && IsNone(other) : Same(one!.Value, other!.Value);

    private static bool Same(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.String => one.GetString() == other.GetString(),
        JsonValueKind.Object => one.EnumerateObject().Concat(other.EnumerateObject()).All(field => Same(Field(one, field.Name), Field(other, field.Name))),
        JsonValueKind.Array => Items(one) is var these && Items(other) is var those && these.Length == those.Length && these.Zip(those, (a, b) => Same(a, b)).All(same => same),
        _ => one.GetRawText() == other.GetRawText(),
    };
}
