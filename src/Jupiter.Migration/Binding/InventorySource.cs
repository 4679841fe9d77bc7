using System;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Binding;

/// <summary>Where an inventory comes from: a file, an inventory, or an object with the properties of one.</summary>
public sealed class InventorySource
{
    private readonly object _value;

    /// <summary>Takes what was bound. It is read by the cmdlet and not while it is bound, so that its errors keep their ErrorIds.</summary>
    /// <param name="value">The value.</param>
    internal InventorySource(object value) => _value = value;

    /// <inheritdoc/>
    public override string ToString() => _value.ToString() ?? "";

    /// <summary>Reads the inventory.</summary>
    /// <param name="fullPath">Makes a path that was typed a full one.</param>
    /// <returns>The inventory.</returns>
    internal ServerInventory Read(Func<string, string> fullPath)
    {
        var value = _value is PSObject wrapped ? wrapped.BaseObject : _value;
        return value switch
        {
            ServerInventory inventory => inventory,
            string path => ServerInventoryFile.Read(fullPath(path)),
            FileInfo file => ServerInventoryFile.Read(file.FullName),
            _ => InventoryProperties.Read(PSObject.AsPSObject(_value)),
        };
    }
}
