using System.Runtime.CompilerServices;

namespace System;

/// <summary>The base of all delegates. Without a heap only those that the code generator can make in advance exist.</summary>
/// <remarks>
/// The code generator knows the fields and the Initialize methods by their names. It calls a delegate with
/// <see cref="_firstParameter"/> as the first argument and jumps to <see cref="_functionPointer"/>.
/// </remarks>
public abstract class Delegate
{
    internal object _firstParameter;
    internal object _helperObject;
    internal nint _extraFunctionPointerOrData;
    internal nint _functionPointer;

    /// <summary>A method on an object.</summary>
    internal void InitializeClosedInstance(object firstParameter, nint functionPointer)
    {
        _functionPointer = functionPointer;
        _firstParameter = firstParameter;
    }

    /// <summary>A method on an object, found through its type table.</summary>
    internal void InitializeClosedInstanceSlow(object firstParameter, nint functionPointer)
    {
        _functionPointer = functionPointer;
        _firstParameter = firstParameter;
    }

    /// <summary>A static method whose first argument is already given.</summary>
    internal void InitializeClosedStaticThunk(object firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        _extraFunctionPointerOrData = functionPointer;
        _helperObject = firstParameter;
        _functionPointer = functionPointerThunk;
        _firstParameter = this;
    }

    /// <summary>A static method: the thunk drops the delegate from the arguments.</summary>
    internal void InitializeOpenStaticThunk(object firstParameter, nint functionPointer, nint functionPointerThunk)
    {
        _firstParameter = this;
        _functionPointer = functionPointerThunk;
        _extraFunctionPointerOrData = functionPointer;
    }

    /// <summary>One of several methods behind one delegate: asked for by the code generator, never made.</summary>
    internal sealed class Wrapper
    {
#pragma warning disable CS0649
        internal MulticastDelegate Value;
#pragma warning restore CS0649
    }
}
