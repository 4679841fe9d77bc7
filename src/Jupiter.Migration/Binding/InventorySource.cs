using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Windows;

namespace Jupiter.Migration.Binding;

/// <summary>Where inventories come from: files, an inventory, or an object with the properties of one.</summary>
public sealed class InventorySource
{
    private readonly object _value;

    /// <summary>Takes what was bound. It is read by the cmdlet and not while it is bound, so that its errors keep their ErrorIds.</summary>
    /// <param name="value">The value.</param>
    internal InventorySource(object value) => _value = value;

    /// <inheritdoc/>
    public override string ToString() => _value.ToString() ?? "";

    /// <summary>Finds the inventories; each is read when it is asked for, so that a broken one keeps no other away.</summary>
    /// <param name="matching">Finds the files of a path that was typed.</param>
    /// <returns>The inventories.</returns>
    internal IEnumerable<Func<ServerInventory>> Find(Func<string, IReadOnlyList<string>> matching) => (_value is PSObject wrapped ? wrapped.BaseObject : _value) switch
    {
        ServerInventory inventory => [() => inventory],
        string path => matching(path).Select<string, Func<ServerInventory>>(file => () => RecordedInventory.Read(file)),
        FileInfo file => [() => RecordedInventory.Read(file.FullName)],
        _ => [() => InventoryProperties.Read(PSObject.AsPSObject(_value))],
    };
}
