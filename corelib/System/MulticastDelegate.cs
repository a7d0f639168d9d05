namespace System;

/// <summary>The base that the compiler gives to delegates.</summary>
public abstract class MulticastDelegate : Delegate
{
}
