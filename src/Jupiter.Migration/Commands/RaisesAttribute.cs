using System;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Which errors a cmdlet can raise, besides those of what it is derived from. The table of errors in its help is made from this.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RaisesAttribute : Attribute
{
    /// <summary>Names the errors.</summary>
    /// <param name="areas">What they are about.</param>
    public RaisesAttribute(params ErrorArea[] areas) => Areas = areas;

    /// <summary>What they are about.</summary>
    public ErrorArea[] Areas { get; }
}
