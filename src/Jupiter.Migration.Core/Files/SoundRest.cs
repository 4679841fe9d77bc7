using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Files;

/// <summary>What is left of a file of people when the fields that can't be bound are taken out: rules look at it, so that all faults are told at once.</summary>
internal static class SoundRest
{
    private static readonly Regex Part = new(@"(?<name>[^.\[\]]+)|\[(?<index>\d+)\]", RegexOptions.CultureInvariant);

    /// <summary>Binds it. Nothing may be done with it but to look for further faults: it may lack what is required.</summary>
    /// <typeparam name="T">What the file holds.</typeparam>
    /// <param name="root">The file.</param>
    /// <param name="type">How it is bound.</param>
    /// <param name="faults">The fields that can't be.</param>
    /// <returns>The rest; null where there is none.</returns>
    public static T? Bind<T>(JsonElement root, JsonTypeInfo<T> type, IEnumerable<FileFault> faults)
        where T : class
    {
        var rest = JsonObject.Create(root);
        foreach (var fault in faults)
        {
            TakeOut(rest, fault.Field);
        }

        var lenient = new JsonSerializerOptions(type.Options) { TypeInfoResolver = type.Options.TypeInfoResolver!.WithAddedModifier(NothingIsRequired) };
        return rest.Deserialize((JsonTypeInfo<T>)lenient.GetTypeInfo(typeof(T)));
    }

    private static void NothingIsRequired(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }

    private static void TakeOut(JsonNode? node, string field)
    {
        var parts = Part.Matches(field);
        for (var i = 0; i < parts.Count && node is not null; i++)
        {
            var isLast = i == parts.Count - 1;
            if (node is JsonObject item && parts[i].Groups["name"].Success)
            {
                node = Next(item, parts[i].Value, isLast);
            }
            else if (node is JsonArray list && int.TryParse(parts[i].Groups["index"].Value, out var index) && index < list.Count)
            {
                if (isLast)
                {
                    list[index] = null;
                }

                node = list[index];
            }
            else
            {
                return;
            }
        }
    }

    private static JsonNode? Next(JsonObject item, string name, bool isTakenOut)
    {
        if (isTakenOut)
        {
            item.Remove(name);
        }

        return item.TryGetPropertyValue(name, out var value) ? value : null;
    }
}
