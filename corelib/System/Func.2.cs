namespace System;

/// <summary>A method with 1 argument and a result.</summary>
public delegate TResult Func<in T, out TResult>(T arg);
