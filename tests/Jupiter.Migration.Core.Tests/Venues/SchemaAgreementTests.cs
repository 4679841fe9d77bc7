using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Profiles;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>A field that is added to a record or to its schema and not to the other is noticed, at every level.</summary>
public sealed class SchemaAgreementTests
{
    public static TheoryData<string, Type> Kinds => new() { { "venue", typeof(Venue) }, { "product-profile", typeof(ProductProfile) } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_schema_has_the_fields_of_the_records_and_requires_what_they_require(string schema, Type type)
    {
        JsonTypeInfo info = type == typeof(Venue) ? new VenueJson(ReadableJson.Options()).Venue : new ProfileJson(ReadableJson.Options()).ProductProfile;
        var published = JsonNode.Parse(Repository.Text($"schemas/{schema}.schema.json"))!.AsObject();

        Assert.Equal(OfType(info, "").Order(StringComparer.Ordinal), OfSchema(published, "").Where(field => field != "$schema").Order(StringComparer.Ordinal));
        Assert.Equal(RequiredOfType(info, "").Append("schema").Distinct().Order(StringComparer.Ordinal), RequiredOfSchema(published, "").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> OfType(JsonTypeInfo type, string at) => type.Properties.Where(property => property.Get is not null).SelectMany(property =>
        OfType(Item(type, property), at + property.Name + ".").Prepend(at + property.Name));

    private static IEnumerable<string> RequiredOfType(JsonTypeInfo type, string at) => type.Properties.Where(property => property.Get is not null).SelectMany(property =>
        RequiredOfType(Item(type, property), at + property.Name + ".").Concat(property.IsRequired ? [at + property.Name] : []));

    private static IEnumerable<string> OfSchema(JsonObject schema, string at) => (schema["properties"] as JsonObject ?? []).SelectMany(field =>
        OfSchema(Item(field.Value!), at + field.Key + ".").Prepend(at + field.Key));

    private static IEnumerable<string> RequiredOfSchema(JsonObject schema, string at) =>
        (schema["required"] as JsonArray ?? []).Select(name => at + name).Concat((schema["properties"] as JsonObject ?? []).SelectMany(field => RequiredOfSchema(Item(field.Value!), at + field.Key + ".")));

    private static JsonObject Item(JsonNode schema) => (schema["items"] ?? schema).AsObject();

    private static JsonTypeInfo Item(JsonTypeInfo owner, JsonPropertyInfo property)
    {
        var type = owner.Options.GetTypeInfo(property.PropertyType);
        return property.CustomConverter is null && type.Kind == JsonTypeInfoKind.Enumerable ? owner.Options.GetTypeInfo(property.PropertyType.GetGenericArguments()[0]) : type;
    }
}
