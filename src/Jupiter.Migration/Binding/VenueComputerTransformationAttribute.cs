using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding;

/// <summary>Takes computers of a venue: names, hashtables or objects with Name, Address, Port, IsMainPos, one or many.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class VenueComputerTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Keys =
        [nameof(VenueComputer.Name), nameof(VenueComputer.Address), nameof(VenueComputer.Port), nameof(VenueComputer.IsMainPos)];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Plain(inputData) is IEnumerable many and not string and not IDictionary
            ? many.Cast<object?>().Select(Computer).ToArray()
            : new[] { Computer(inputData) };

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static VenueComputer Computer(object? input) => Plain(input) switch
    {
        VenueComputer computer => computer,
        string name => new VenueComputer { Name = name },
        IDictionary table when Misspelt(table) is { } key => throw Refused(key),
        IDictionary table => Make(input, key => table.Keys.Cast<object>().Where(k => IsKey(k, key)).Select(k => table[k]).FirstOrDefault()),
        null => throw Refused(""),
        var other => Make(input, key => PSObject.AsPSObject(other).Properties[key]?.Value),
    };

    private static VenueComputer Make(object? input, Func<string, object?> value)
    {
        try
        {
            return value(nameof(VenueComputer.Name))?.ToString() is { } name
                ? new VenueComputer
                {
                    Name = name,
                    Address = value(nameof(VenueComputer.Address))?.ToString(),
                    Port = value(nameof(VenueComputer.Port)) is { } port ? LanguagePrimitives.ConvertTo<int>(port) : null,
                    IsMainPos = LanguagePrimitives.IsTrue(value(nameof(VenueComputer.IsMainPos))),
                }
                : throw Refused(input?.ToString());
        }
        catch (PSInvalidCastException)
        {
            throw Refused(input?.ToString());
        }
    }

    private static string? Misspelt(IDictionary table) =>
        table.Keys.Cast<object>().FirstOrDefault(key => !Array.Exists(Keys, known => IsKey(key, known)))?.ToString();

    private static bool IsKey(object key, string known) => string.Equals(key.ToString(), known, StringComparison.OrdinalIgnoreCase);

    private static ArgumentTransformationMetadataException Refused(string? what) => new(SR.PosComputerExpected.With(PrintableText.Of(what)));
}
