using System;
using System.Reflection;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>An instance with something that happens right before, or right after, a member of it is called.</summary>
public class TamperedInstance : DispatchProxy
{
    private IDatabaseInstance? _inner;
    private string _member = "";
    private Action? _before;
    private Action? _after;

    /// <summary>Puts something in the way of an instance.</summary>
    public static IDatabaseInstance Of(IDatabaseInstance inner, string member, Action? before = null, Action? after = null)
    {
        var proxy = Create<IDatabaseInstance, TamperedInstance>();
        var tampered = (TamperedInstance)(object)proxy;
        (tampered._inner, tampered._member, tampered._before, tampered._after) = (inner, member, before, after);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var isIt = targetMethod!.Name == _member;
        if (isIt)
        {
            _before?.Invoke();
        }

        var result = targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (isIt)
        {
            _after?.Invoke();
        }

        return result;
    }
}
