namespace System;

/// <summary>A method without arguments and result.</summary>
public delegate void Action();
