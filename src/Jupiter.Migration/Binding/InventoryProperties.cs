using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Binding;

/// <summary>Reads an inventory from an object that has its properties but not its type: from another session, or from ConvertFrom-Json. Their names are taken in any case.</summary>
internal static class InventoryProperties
{
    /// <summary>Reads an inventory.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The inventory; its limits are not checked yet.</returns>
    /// <exception cref="Errors.MigrationException">InventoryBroken, which names the property.</exception>
    public static ServerInventory Read(PSObject source) => (ServerInventory)Whole(source, typeof(ServerInventory));

    private static object Whole(PSObject source, Type type)
    {
        var whole = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (source.Properties[property.Name]?.Value is { } value)
            {
                property.SetValue(whole, Value(value, property.PropertyType, property.Name));
            }
            else if (property.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "RequiredMemberAttribute"))
            {
                throw Broken(property.Name, null);
            }
        }

        return whole;
    }

    private static object Value(object value, Type declared, string property)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type == typeof(string) ? value.ToString() ?? throw Broken(property, null)
            : type == typeof(bool) ? Truth(value, property)
            : type == typeof(DateTimeOffset) ? Time(value, property)
            : type.IsEnum ? Name(value, type, property)
            : type.IsPrimitive ? Number(value, type, property)
            : type.IsGenericType ? Parts(value, type.GetGenericArguments()[0], property)
            : Whole(PSObject.AsPSObject(value), type);
    }

    private static Array Parts(object value, Type type, string property)
    {
        // PowerShell makes one object of a list with one element.
        IEnumerable<object?> elements = LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value];
        var taken = elements.Take(InventoryLimits.MostItems + 1).Select(element => Value(element ?? throw Broken(property, null), type, property)).ToArray();
        var parts = Array.CreateInstance(type, taken.Length);
        taken.CopyTo(parts, 0);
        return parts;
    }

    private static bool Truth(object value, string property) => Bare(value) is bool truth ? truth : throw Broken(property, null);

    private static object Number(object value, Type type, string property)
    {
        try
        {
            return LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture);
        }
        catch (PSInvalidCastException e)
        {
            throw Broken(property, e);
        }
    }

    // Through remoting an enumeration comes as its number with its name for text, through ConvertTo-Json as a bare number.
    private static object Name(object value, Type type, string property)
    {
        try
        {
            return value.ToString() is { } text && text.IndexOf(',') < 0 && Enum.Parse(type, text, ignoreCase: true) is { } name && Enum.IsDefined(type, name)
                ? name : throw Broken(property, null);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw Broken(property, e);
        }
    }

    private static DateTimeOffset Time(object value, string property) => Bare(value) switch
    {
        DateTimeOffset time => time,
        DateTime { Year: > 1 and < 9999 } time => new DateTimeOffset(time),
        _ when DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) => time,
        _ => throw Broken(property, null),
    };

    private static object Bare(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static Errors.MigrationException Broken(string property, Exception? inner) => InventoryLimits.Broken(nameof(ServerInventory), property, inner);
}
