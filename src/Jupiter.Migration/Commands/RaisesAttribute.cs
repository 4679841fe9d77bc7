using System;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Which errors a cmdlet can raise, besides those of what it is derived from. The table of errors in its help is made from this.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RaisesAttribute(params ErrorArea[] areas) : Attribute
{
    /// <summary>What they are about.</summary>
    public ErrorArea[] Areas { get; } = areas;
}
