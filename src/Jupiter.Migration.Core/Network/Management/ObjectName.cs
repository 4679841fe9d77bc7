using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Network.Management;

/// <summary>The name of a managed object, such as <c>1.3.6.1.2.1.1.3.0</c>: at most 128 numbers of 32 bits (RFC 2578 3.5), ordered number by number.</summary>
internal sealed class ObjectName(uint[] parts) : IEquatable<ObjectName>, IComparable<ObjectName>
{
    private const int Most = 128;

    private readonly uint[] _parts = parts;

    /// <summary>The numbers.</summary>
    public IReadOnlyList<uint> Parts => _parts;

    /// <summary>A name that stands in the source.</summary>
    /// <param name="text">The numbers with dots between.</param>
    /// <returns>The name.</returns>
    public static ObjectName Of(string text) => Read(text) ?? throw new ArgumentException(text, nameof(text));

    /// <summary>Reads a name.</summary>
    /// <param name="text">The numbers with dots between, hostile until looked at.</param>
    /// <returns>The name, or null when it is none.</returns>
    public static ObjectName? Read(string text)
    {
        var parts = text.Split('.').Select(part => uint.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (uint?)null).ToArray();
        return parts.Length is >= 2 and <= Most && parts.All(part => part is not null) ? new ObjectName([.. parts.OfType<uint>()]) : null;
    }

    /// <summary>The name of an instance of this object.</summary>
    /// <param name="index">What tells the instance from others.</param>
    /// <returns>The longer name.</returns>
    public ObjectName With(params uint[] index) => new([.. _parts, .. index]);

    /// <summary>Whether this name begins with another one and is longer.</summary>
    /// <param name="root">The other one.</param>
    /// <returns>Whether it is.</returns>
    public bool IsBelow(ObjectName root) => _parts.Length > root._parts.Length && _parts.Take(root._parts.Length).SequenceEqual(root._parts);

    /// <summary>What stands behind another name that this one begins with.</summary>
    /// <param name="root">The other one.</param>
    /// <returns>The numbers behind it.</returns>
    public uint[] Behind(ObjectName root) => [.. _parts.Skip(root._parts.Length)];

    /// <inheritdoc/>
    public int CompareTo(ObjectName? other) => other is null
        ? 1
        : _parts.Zip(other._parts, (left, right) => left.CompareTo(right)).Append(_parts.Length.CompareTo(other._parts.Length)).FirstOrDefault(order => order != 0);

    /// <inheritdoc/>
    public bool Equals(ObjectName? other) => other is not null && _parts.SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ObjectName);

    /// <inheritdoc/>
    public override int GetHashCode() => _parts.Aggregate(17, (hash, part) => unchecked((hash * 31) + (int)part));

    /// <inheritdoc/>
    public override string ToString() => string.Join(".", _parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
}
